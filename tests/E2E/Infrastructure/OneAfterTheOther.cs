// Each journey starts browsers, and some an application with its database: at the same time they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
