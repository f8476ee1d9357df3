namespace InvoiceWeb.Invoices;

/// <summary>Whether the tenant sells or buys.</summary>
public enum InvoiceDirection : short { Sales = 1, Purchase = 2 }

/// <summary>Amounts of a credit note are positive; its kind says that it gives back (EN 16931, type 381).</summary>
public enum InvoiceKind : short { Invoice = 1, CreditNote = 2 }

/// <summary>The document axis. Approval is the moment of issue.</summary>
public enum DocumentStatus : short { Draft = 1, Submitted = 2, Approved = 3, Void = 4 }

/// <summary>The payment axis, derived from allocations and stored only to be filtered by.</summary>
public enum PaymentStatus : short { Unpaid = 1, PartlyPaid = 2, Paid = 3, Overpaid = 4 }
