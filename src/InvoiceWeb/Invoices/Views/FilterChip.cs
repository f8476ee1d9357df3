namespace InvoiceWeb.Invoices.Views;

/// <summary>One part of a filter in words, and where the list without it is.</summary>
public sealed record FilterChip(string Text, string Without);
