using InvoiceWeb.Files;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class AttachmentTests
{
    private static StoredFile File => new(AnActor.Company, new string('a', 64), 3, "application/pdf", "scan.pdf", AnActor.Alice, Moments.Noon);

    [Theory]
    [InlineData(DocumentStatus.Draft, true), InlineData(DocumentStatus.Submitted, true), InlineData(DocumentStatus.Approved, false), InlineData(DocumentStatus.Void, false)]
    public void Who_adds_a_file_before_issue_has_a_hand_in_what_is_approved(DocumentStatus status, bool isEditor)
    {
        var invoice = AnInvoice.In(status).Build();
        var helper = AnActor.Named("Zoe", Roles.Clerk | Roles.Approver);
        var (attachment, changes) = invoice.Attach(File, 3, helper);
        Assert.Equal((invoice.Id, 3), (attachment.InvoiceId, attachment.Position));
        Assert.Equal(isEditor, invoice.Editors.Contains(helper.UserId));
        Assert.Equal(["file: scan.pdf", "size: 3", $"sha256: {new string('a', 64)}"], changes.Select(c => $"{c.Field}: {c.To}"));
        if (status is DocumentStatus.Submitted) Refusal.Of("invoice.editor-cannot-approve", () => invoice.RequireMayBeApprovedBy(helper));
    }

    [Fact]
    public void Adding_twice_makes_one_editor()
    {
        var invoice = AnInvoice.Draft().Build();
        invoice.Attach(File, 1, AnActor.Carol);
        invoice.Attach(File, 2, AnActor.Carol);
        Assert.Single(invoice.Editors, AnActor.Carol.UserId);
    }

    [Theory]
    [InlineData(DocumentStatus.Draft, null), InlineData(DocumentStatus.Submitted, "file.kept"), InlineData(DocumentStatus.Approved, "file.kept"), InlineData(DocumentStatus.Void, "file.kept")]
    public void Only_a_draft_lets_go_of_a_file(DocumentStatus status, string? refusal)
    {
        var invoice = AnInvoice.In(status).Build();
        Assert.Equal(refusal, Refusal.CodeOf(() => invoice.Detach(File)));
    }

    [Fact]
    public void A_file_of_another_company_is_not_found() => Refusal.Of("record.not-found", () => AnInvoice.Draft().OfTenant(new(Guid.CreateVersion7())).Build().Attach(File, 1, AnActor.Alice));
}
