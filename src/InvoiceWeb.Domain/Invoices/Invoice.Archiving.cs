namespace InvoiceWeb.Invoices;

public sealed partial class Invoice
{
    /// <summary>Whether nothing can happen to it any more: void, or approved and settled to the last minor unit.</summary>
    public bool IsFinished => Status is DocumentStatus.Void || (Status is DocumentStatus.Approved && OpenMinor == 0);

    /// <summary>From now on read-only, on its way into the archive.</summary>
    /// <exception cref="RuleBrokenException"><c>archive.not-settled</c>, <c>invoice.sealed</c></exception>
    public void Seal()
    {
        RequireNotArchived();
        if (!IsFinished) throw InvoiceRules.CannotSeal(DisplayName);
        IsArchived = true;
    }

    /// <summary>The archiving was stopped, or the invoice comes back.</summary>
    public void Unseal() => IsArchived = false;
}
