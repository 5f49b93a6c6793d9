# The commands of Patron. `make run` and `make test` need nothing but Debian and a Swift toolchain.

PATRON    := .build/release/patron
PIPELINE  ?= pipelines/nightly.yml
PREFIX    ?= /usr/local
VENV      := .venv
SAMPLE    := data/sample
CDNOW     := data/cdnow/CDNOW_sample.txt
# With Swift's own libraries inside: the program starts in half the time, and an installed one needs no toolchain.
# The libraries of C are linked in too where the system has their static form: see $(STATIC) below.
STATIC    := .build/static
RELEASE   := swift build -c release --static-swift-stdlib -Xlinker -L$(abspath $(STATIC))

.DELETE_ON_ERROR:
.PHONY: help run smoke test nightly rerun cdnow check docs golden oracle bench bench-quick microbench faults fuzz page-check screenshots publish-check spark install clean setup build sample

help:
	@echo 'make run                     make the sample exports and their report tables'
	@echo 'make smoke                   build, make the tables of a small sample, run the quick tests: under a minute after the first build'
	@echo 'make test                    run all tests'
	@echo 'make nightly                 run $(PIPELINE) (PIPELINE=… for another); one line when all is well'
	@echo 'make rerun AS_OF=2025-12-31  run $(PIPELINE) as it would have been known on a day'
	@echo 'make cdnow                   run the published CDNOW case and compare its figures'
	@echo 'make check                   all that CI runs'
	@echo 'make page-check              look at the pages of five shops in headless Chromium: layout, contrast, policy, print (PAGE=--quick)'
	@echo 'make screenshots             take the pictures of README.md anew, in headless Chromium'
	@echo 'make publish-check           publish in a PostgreSQL server of our own: readers, kills, hostile names'
	@echo 'make spark                   run the sample on a Spark cluster of this machine, with kills: the same bytes? (SPARK=--quick for one kill)'
	@echo 'make faults                  test runs that are killed or whose disk fails (FAULTS=--quick for a sample, --cache with kept readings, --memory with lines on the disk)'
	@echo 'make fuzz SECONDS=60          search with libFuzzer for bytes that break a reader'
	@echo 'make bench                   measure against DuckDB, Polars and libcsv (BENCH=--lines 1000000, BENCH=--linear)'
	@echo 'make bench-quick             the same with 500,000 lines, once: do all tables agree? No judgement of time'
	@echo 'make microbench              measure the innermost steps, each beside the slow code it replaces (MICRO="--repetitions 51 reader")'
	@echo 'make docs                    write the references of tables and pipeline keys anew'
	@echo 'make golden                  record the golden files anew; review them before you commit'
	@echo 'make oracle                  compare every table with an independent computation, also of odd shops made by chance (ODD=200)'
	@echo 'make install PREFIX=/usr/local, make clean'

run: build sample
	$(PATRON) run pipelines/sample.yml

# What one runs while one works.
smoke: setup
	@Tools/smoke

test: setup
	swift test

# What a scheduler calls: everything is held back while it goes well.
nightly:
	@log=$$(mktemp) && trap 'rm -f "$$log"' EXIT && \
	{ $(MAKE) --no-print-directory build >"$$log" 2>&1 && $(PATRON) run $(PIPELINE) >"$$log" 2>&1; } || \
	{ status=$$?; cat "$$log" >&2; exit $$status; }; \
	{ grep . "$$log" || echo '$(PIPELINE): done'; } | tail -n 1

rerun: build
	@test -n "$(AS_OF)" || { echo 'rerun needs a day: make rerun AS_OF=2025-12-31' >&2; exit 64; }
	$(PATRON) run $(PIPELINE) --as-of $(AS_OF)

cdnow: build $(CDNOW)
	$(PATRON) run pipelines/cdnow.yml
	python3 Tools/check_cdnow.py out/cdnow/latest/tables

check:
	.ci/run

docs golden: setup
	Tools/$@

# Every table against DuckDB's and Polars' first, then how long each took. At ten million lines on two
# cores it takes a quarter of an hour.
bench: build sample $(CDNOW)
	Tools/bench $(BENCH)

bench-quick: build sample $(CDNOW)
	Tools/bench --quick

# Built as `patron` is and from the same objects; only with the variable does Package.swift know this program.
microbench: export PATRON_MICROBENCH = 1
microbench: setup $(STATIC)
	@$(RELEASE) --product patron-microbench
	@.build/release/patron-microbench $(MICRO)

# Kills, failing disks, signals: what a night can do to a run.
faults: build
	@Tools/setup faults
	Tools/faults $(FAULTS)

# The pages of five shops in both languages, in a real browser.
page-check: run
	@Tools/setup page
	$(PATRON) page out/sample/latest --language zh-Hans > out/page.zh-Hans.html
	$(VENV)/bin/python Tools/page_shops out/pages
	$(VENV)/bin/python Tools/page check $(PAGE) out/sample/latest/report.html out/page.zh-Hans.html out/pages/*.html

# Takes the shops whose exports are there.
screenshots: build sample
	@Tools/setup page
	$(VENV)/bin/python Tools/screenshots

# Tests that need a database server; Tools/publish_check starts one and ends it.
publish-check: setup
	Tools/publish_check

# A master and two workers on the loopback device; the snapshots are compared with those of `patron run`.
spark: build
	@Tools/setup spark
	$(VENV)/bin/python Tools/spark/check.py $(SPARK)

# The program, its manual page, and completions for bash, zsh and fish, all by the program itself.
SHARE     := $(DESTDIR)$(PREFIX)/share
install: build
	install -D -m 755 -s $(PATRON) "$(DESTDIR)$(PREFIX)/bin/patron"
	install -d "$(SHARE)/man/man1" "$(SHARE)/bash-completion/completions" "$(SHARE)/zsh/site-functions" \
	  "$(SHARE)/fish/vendor_completions.d"
	$(PATRON) manual >"$(SHARE)/man/man1/patron.1"
	$(PATRON) --generate-completion-script bash >"$(SHARE)/bash-completion/completions/patron"
	$(PATRON) --generate-completion-script zsh >"$(SHARE)/zsh/site-functions/_patron"
	$(PATRON) --generate-completion-script fish >"$(SHARE)/fish/vendor_completions.d/patron.fish"

# Bytes that nobody would write: each reader for so many seconds.
SECONDS   ?= 60
fuzz:
	Tools/fuzz $(SECONDS)

# Every table of the sample, of odd shops made by chance (ODD of them), and of real exports where PATRON_DATA has them, against
# an independent computation of what the definitions say.
oracle: build sample
	Tools/oracle/run

# What was built and made; never exports or tables.
clean:
	rm -rf .build $(VENV)

setup:
	@Tools/setup

build: setup $(STATIC)
	$(RELEASE) --product patron

# A folder of nothing but static libraries, which the linker looks into first: the program then needs only the C library,
# and libgcc_s, which that needs too.
$(STATIC):
	@mkdir -p $@
	@for library in csv z zstd minizip stdc++; do \
	  file=$$(clang -print-file-name=lib$$library.a); [ ! -e "$$file" ] || ln -sf "$$file" $@/; \
	done

sample: $(SAMPLE)/.complete

# Made once, and again when the generator changes. The command itself refuses a folder with
# other people's files.
$(SAMPLE)/.complete: $(wildcard Sources/Sample/*.swift) | build
	$(PATRON) sample $(SAMPLE)
	@touch $@

$(CDNOW): Tools/requirements-cdnow.txt
	@Tools/setup cdnow
	@mkdir -p $(@D)
	cp $(VENV)/lib/python3*/site-packages/lifetimes/datasets/CDNOW_sample.txt $@
	@touch $@
