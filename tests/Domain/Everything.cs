using System.Text.Json;

namespace InvoiceWeb.Tests.Domain;

/// <summary>All that a record shows to the outside as one text, to prove that a refusal changed nothing.</summary>
public static class Everything
{
    public static string Of<T>(T record) => JsonSerializer.Serialize(record);
}
