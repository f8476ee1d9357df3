namespace InvoiceWeb.Hosting;

/// <summary>The app cannot start. The message is all the operator sees, so it says what to do.</summary>
public sealed class CannotStartException(string message, Exception? inner = null) : Exception(message, inner);
