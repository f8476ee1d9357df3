using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules.Texts;

/// <summary>Every text that people are shown stands in the resource file of every language. What fails says what to paste.</summary>
public sealed class TextTests
{
    private const string English = "src/InvoiceWeb/Ui/Texts.resx";
    private const string German = "src/InvoiceWeb/Ui/Texts.de.resx";

    /// <summary>Shown by code that takes them from data: values of the history, the one event that the program itself writes into a company's security log, and what the queue writes when a job is given up.</summary>
    private static readonly string[] FromData =
    [
        "True", "False", "totals.repaired",
        "It was given up after several attempts that ended without a word; the server's log may say more.",
    ];

    /// <summary>Names that are the same in every language: codes, and words German has borrowed.</summary>
    private static readonly HashSet<string> Same =
        ["1 {0} in {1}", "Bank", "Code", "Demo", "Link", "Logo", "Name", "Person", "Region", "Rest", "Start", "Status", "Status: {0}", "name", "status", "sha256", "iban", "bic", "address.region"];

    private static readonly Lazy<TextUses> Lazy = new(() => new TextUses(Built.Types));

    /// <summary>All keys, with where they are used; single capital letters are codes of VAT categories.</summary>
    private static IReadOnlyList<TextUse> Used =>
        [.. Lazy.Value.Keys.Where(k => k.Key.Length > 2 || k.Key.Any(char.IsLower)), .. FromData.Select(k => new TextUse(k, "data")), .. Records.Where(r => Lazy.Value.Keys.All(k => k.Key != r.Key))];

    /// <summary>What somebody else has changed meanwhile is named by its type (TenantWork).</summary>
    private static IEnumerable<TextUse> Records =>
        from type in Built.TypesOf(Built.Domain)
        where type.Properties.Any(p => p.Name == "RowVersion") && type.Name is not ("InvoiceLine" or "AllowanceCharge")
        select new TextUse(string.Concat(type.Name.Select((c, i) => (i > 0 && char.IsUpper(c) ? " " : "") + char.ToLowerInvariant(c))), "src/InvoiceWeb.Data/Tenancy/TenantWork.cs");

    public static IEnumerable<TextUse> Missing(IEnumerable<TextUse> used, ResourceTexts there) => used.ExceptBy(there.Entries.Select(e => e.Key), u => u.Key);

    public static IEnumerable<Violation> Unfit(ResourceTexts texts, IReadOnlySet<string> same) =>
        from entry in texts.Entries
        let problem = string.IsNullOrWhiteSpace(entry.Text) ? "is empty"
            : !ResourceTexts.Values(entry.Key).SequenceEqual(ResourceTexts.Values(entry.Text)) ? $"takes up other values: {entry.Text}"
            : entry.Key == entry.Text && !same.Contains(entry.Key) ? "is not translated"
            : null
        where problem is not null
        select new Violation(entry.Key, problem);

    [Fact]
    public void Every_text_is_said_in_German()
    {
        var missing = Missing(Used, new(German)).ToList();
        Assert.True(missing.Count == 0, $"{German} lacks {missing.Count} texts. Paste these lines and fill them in:\n{ResourceTexts.Lines(missing)}");
    }

    [Fact]
    public void No_German_text_is_idle()
    {
        var idle = new ResourceTexts(German).Entries.Select(e => e.Key).Except(Used.Select(u => u.Key)).ToList();
        Assert.True(idle.Count == 0, $"Nothing shows these any more. Take them out of {German}:\n{string.Join('\n', idle)}");
    }

    [Fact]
    public void No_English_word_for_a_name_is_idle()
    {
        var idle = new ResourceTexts(English).Entries.Select(e => e.Key).Except(Used.Select(u => u.Key)).ToList();
        Assert.True(idle.Count == 0, $"Nothing shows these any more. Take them out of {English}:\n{string.Join('\n', idle)}");
    }

    [Fact]
    public void Every_German_text_is_translated_and_takes_up_the_same_values() => Excused.Nobody.OnlyIn(Unfit(new(German), Same));

    [Theory]
    [InlineData(English), InlineData(German)]
    public void No_text_stands_twice_in_a_file(string file) =>
        Assert.Empty(new ResourceTexts(file).Entries.GroupBy(e => e.Key).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Names_of_the_program_have_English_words()
    {
        var words = new ResourceTexts(English).Entries.Select(e => e.Key).ToHashSet();
        var bare = Used.Where(u => u.Key is not "iban" and not "bic" && IsName(u.Key) && !words.Contains(u.Key)).ToList();
        Assert.True(bare.Count == 0, $"{English} lacks words for these names. Paste these lines and fill them in:\n{ResourceTexts.Lines(bare)}");
    }

    /// <summary>invoice.voided, dueDate, BankTransfer: nobody writes such a word for readers.</summary>
    private static bool IsName(string key) =>
        !key.Contains(' ') && key is not "InvoiceWeb" && key.Trim('.').Skip(1).Zip(key, (now, before) => (now, before)).Any(p => (char.IsUpper(p.now) && char.IsLower(p.before)) || (p.before == '.' && char.IsLower(p.now)));

    [Fact]
    public void A_text_that_only_the_running_program_knows_comes_from_a_known_list() => new Excused(
        ("InvoiceWeb.Ui.RuleTexts", "sentences of refusals and the words in them, collected where they are thrown"),
        ("InvoiceWeb.Identity.Pages.Parts.FieldProblem", "messages of annotations, collected from the attributes"),
        ("InvoiceWeb.Identity.Pages.Parts.DemoSignIns", "what demo people do, collected where they are listed"),
        ("InvoiceWeb.Identity.OwnAccount.OwnSession", "a refusal said again beside another field"),
        ("InvoiceWeb.Audit.Views.HistoryView", "actions and verdicts, collected where they are recorded"),
        ("InvoiceWeb.Audit.Views.HistoryWords", "fields and values of the history, collected where they are recorded"),
        ("InvoiceWeb.Audit.AuditChange", "a copy of what has been collected"),
        ("InvoiceWeb.Audit.HistoryEntry", "read back from the history"),
        ("InvoiceWeb.Audit.FieldChanges", "keys of a company's own fields, which HistoryWords says around them"),
        ("InvoiceWeb.Invoices.ContentField", "keys of a company's own fields, beside the fields that it names"),
        ("InvoiceWeb.Invoices.LineField", "keys of a company's own fields, beside the fields that it names"),
        ("InvoiceWeb.Invoices.ContentChanges", "its fields are collected where they are named"),
        ("InvoiceWeb.Invoices.Field`1", "named where the fields are listed"),
        ("InvoiceWeb.Payments.Allocating", "the callers name the action"),
        ("InvoiceWeb.Approvals.Pages.ApprovalInbox", "the callers name the outcome"),
        ("InvoiceWeb.Audit.Views.SettingsHistory", "actions of the history, collected where they are recorded"),
        ("InvoiceWeb.Identity.People.Views.SecurityLogTable", "what happened to access, collected where it is written down"),
        ("InvoiceWeb.Identity.SecurityLog", "its events belong to people and to no company, whose log would show them; the figures' repair is named above, and roles.changed elsewhere too"),
        ("InvoiceWeb.Jobs.KeptRefusal", "a refusal said again after the job that met it, collected where it is thrown"),
        ("InvoiceWeb.Jobs.Views.JobProgressView", "what the queue writes when a job is given up, named above"),
        ("InvoiceWeb.Jobs.Pages.JobList", "kinds of jobs that people ask for, collected where they are queued"),
        ("InvoiceWeb.Jobs.Pages.JobPage", "kinds of jobs that people ask for, collected where they are queued"),
        ("InvoiceWeb.Ui.RunningJobs", "kinds of jobs that people ask for, collected where they are queued"),
        ("InvoiceWeb.Data.Jobs.JobQueue", "the program's own recurring jobs, which belong to nobody and are on no page"),
        ("InvoiceWeb.Tenancy.Views.SettingsArea", "a copy of what has been collected"),
        ("InvoiceWeb.Tenancy.Views.SettingsIndex", "groups, names and sentences of the rooms, collected where they are listed"),
        ("InvoiceWeb.Tenancy.Views.SettingsTabs", "names of the rooms, collected where they are listed"),
        ("InvoiceWeb.Ui.ShortcutsList", "places and shortcuts, collected where they are listed"))
        .OnlyIn(Lazy.Value.Unknown.Select(u => new Violation(u.Key, $"chooses a text while running, at {u.Place}")).DistinctBy(v => v.Subject));

    [Fact]
    public void Every_validation_attribute_has_a_sentence_of_ours() => Excused.Nobody.OnlyIn(
        from type in Built.Types.SelectMany(Uses.WithNested)
        from property in type.Properties
        from attribute in property.CustomAttributes
        where attribute.AttributeType.Namespace == "System.ComponentModel.DataAnnotations" && !attribute.Properties.Any(p => p.Name == "ErrorMessage")
        select new Violation($"{type.FullName}.{property.Name}", $"{attribute.AttributeType.Name} would speak English"));

    [Fact]
    public void Planted_texts_are_found_wherever_they_are_chosen()
    {
        var uses = new TextUses([Built.Planted<InvoiceWeb.Ui.PlantedTexts>()]);
        Assert.Superset(new HashSet<string> { "planted plainly", "planted with {0}", "planted when so", "planted when otherwise", "planted by a method", "planted refusal of {0}", "planted word", "planted in a lambda", "Sales", "Purchase" },
            uses.Keys.Select(k => k.Key).ToHashSet());
        Assert.Contains(uses.Keys, k => k.Place.StartsWith("tests/Rules/Planted/Texts.cs:", StringComparison.Ordinal));
        Assert.Single(uses.Unknown);
    }
}
