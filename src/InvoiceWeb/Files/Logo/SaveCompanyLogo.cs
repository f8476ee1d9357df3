using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Files.Logo;

/// <summary>Puts a logo on future documents. Earlier logos stay in the store: issued documents may show them.</summary>
public sealed class SaveCompanyLogo(TenantDatabase tenants, FileShelf files, TimeProvider clock)
{
    /// <param name="name">As the person's computer calls it.</param>
    /// <param name="content">Read once, and not further than the limit.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="LogoContent"/>, <c>record.changed-meanwhile</c>.</exception>
    public async Task ExecuteAsync(Actor actor, string? name, Stream content, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        var bytes = await LimitedReading.ToEndAsync(content, LogoContent.MostBytes, cancellationToken) ?? throw LogoContent.TooLarge();
        var picture = LogoContent.Recognise(bytes);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var before = await work.LogoHashAsync(settings, cancellationToken);
        var file = await files.PutAsync(work, bytes, picture.Type.ContentType, FileName.Clean(name, picture.Type), cancellationToken);
        if (file.Sha256 == before) return;
        settings.LogoFileId = file.Id;
        work.Record(settings, clock.GetUtcNow(), "settings.logo-changed", [AuditChange.Of("logo", before, file.Sha256)]);
        await work.CommitAsync(cancellationToken);
    }
}

/// <summary>Future documents carry no logo.</summary>
public sealed class RemoveCompanyLogo(TenantDatabase tenants, TimeProvider clock)
{
    public async Task ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        if (settings.LogoFileId is null) return;
        var before = await work.LogoHashAsync(settings, cancellationToken);
        settings.LogoFileId = null;
        work.Record(settings, clock.GetUtcNow(), "settings.logo-removed", [AuditChange.Of("logo", before, null)]);
        await work.CommitAsync(cancellationToken);
    }
}

/// <summary>The company's logo, for documents and for the settings.</summary>
public sealed class ReadCompanyLogo(TenantDatabase tenants, FileShelf files)
{
    /// <param name="fileId">The logo that a document was issued with; null for today's.</param>
    /// <returns>Null where there is none.</returns>
    public async Task<CompanyLogo?> ExecuteAsync(Actor actor, Guid? fileId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        StoredFile? file;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
        {
            var id = fileId ?? await work.Db.CompanySettings.AsNoTracking().Select(s => s.LogoFileId).SingleAsync(cancellationToken);
            file = id is null ? null : await work.Db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        }
        // Only pictures leave by this door, whatever id somebody asks for.
        return file is null || FileType.Of(file.ContentType) is not { } type || (type != FileType.Png && type != FileType.Jpeg) ? null
            : new CompanyLogo(file.Id, file.Sha256, type.ContentType, await files.ReadAsync(file, cancellationToken));
    }
}

/// <param name="Sha256">Lower-case hexadecimal, of the content.</param>
public sealed record CompanyLogo(Guid FileId, string Sha256, string ContentType, byte[] Content);

internal static class LogoQueries
{
    public static async Task<string?> LogoHashAsync(this TenantWork work, CompanySettings settings, CancellationToken cancellationToken) =>
        settings.LogoFileId is { } id ? await work.Db.Files.AsNoTracking().Where(f => f.Id == id).Select(f => f.Sha256).SingleOrDefaultAsync(cancellationToken) : null;
}
