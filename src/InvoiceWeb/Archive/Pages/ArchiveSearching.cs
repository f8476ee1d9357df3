using InvoiceWeb.Archive.Years;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Archive.Pages;

/// <summary>What the search of the archive asks for, by the use cases that answer.</summary>
public sealed record ArchiveSearching(SearchArchive Search, ReadArchiveOverview Overview, FindCurrencies Currencies, FindParticipants Participants, ReadParticipant Participant, ReadCustomFields Fields);
