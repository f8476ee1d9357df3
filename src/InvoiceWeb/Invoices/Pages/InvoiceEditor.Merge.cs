using InvoiceWeb.Audit;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>Who saves second is told who changed what, and can merge; nothing typed is lost.</summary>
public sealed partial class InvoiceEditor
{
    private sealed record Merge(string By, MergedContent Merged, IReadOnlyList<AuditChange> Changes, int Version, InvoiceContent Theirs, string? ParticipantName);

    private Merge? _merge;

    private Task<bool> OfferMergeAsync() => Loading.RunAsync(async (actor, stop) => _merge = await MergeAsync(actor, stop));

    private async Task<Merge?> MergeAsync(Actor actor, CancellationToken stop)
    {
        var theirs = await Edit.Read.ExecuteAsync(actor, Form.Id, stop);
        // Submitted meanwhile: there is nothing to merge into; the banner says so.
        if (theirs.Status is not DocumentStatus.Draft) return null;
        var merged = ContentMerge.Merge(_origin, Form.ToContent(), theirs.Content);
        return new Merge(theirs.ModifiedByName, merged, ContentChanges.Between(_origin, theirs.Content), theirs.RowVersion, theirs.Content, theirs.ParticipantName);
    }

    /// <summary>The form now stands on their version; saving it keeps both.</summary>
    private void TakeMerged(InvoiceContent content)
    {
        var merge = _merge!;
        if (content.ParticipantId == merge.Theirs.ParticipantId) Form.ParticipantName = merge.ParticipantName;
        Form.Show(content);
        if (Form.Lines.Count == 0) Form.AddLine(StandardRate);
        (Form.Version, _origin, _merge) = (merge.Version, merge.Theirs, null);
        _save.Clear();
        _state!.Rearrange();
    }
}
