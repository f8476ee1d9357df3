namespace InvoiceWeb.Invoices;

public sealed class FindPlantedEndless
{
    public const int PageSize = 201;

    public Task ExecuteAsync() => Task.CompletedTask;
}

public sealed class FindPlantedUncapped
{
    public Task ExecuteAsync() => Task.CompletedTask;
}

public sealed class PlantedQueries
{
    public IQueryable<Invoice> All => Find();

    public IOrderedQueryable<Invoice> Sorted() => throw new NotSupportedException();

    public Task<IQueryable<Invoice>> FindAsync() => Task.FromResult(Find());

    private static IQueryable<Invoice> Find() => throw new NotSupportedException();
}

public interface IPlanted;

public sealed class PlantedOnly : IPlanted;

public interface IPlantedTwice;

public sealed class PlantedFirst : IPlantedTwice;

public sealed class PlantedSecond : IPlantedTwice;

public sealed class Invoices;
