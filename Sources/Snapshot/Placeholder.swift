enum PlaceholderSnapshot {}
