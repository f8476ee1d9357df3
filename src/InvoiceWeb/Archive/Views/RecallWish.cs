namespace InvoiceWeb.Archive.Views;

/// <param name="ExpiresOn">The day after which it goes back by itself.</param>
public sealed record RecallWish(string Reason, DateOnly ExpiresOn);
