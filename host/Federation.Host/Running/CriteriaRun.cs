using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Storage;
using Federation.Host.Output;
using Federation.Host.Settings;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.DryRuns;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Host.Running;

/// <summary>Dry-runs and publishes criteria on a data folder.</summary>
internal static class CriteriaRun
{
    /// <summary>No command waits for another.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>The text of a file, without a mark of its encoding: by every character of it a version is known.</summary>
    /// <exception cref="SettingsException">It cannot be read, is too long, or is not UTF-8.</exception>
    public static string Text(string file)
    {
        try
        {
            if (new FileInfo(file).Length > 4 * CriteriaFile.MaxLength) throw new SettingsException($"The file {file} is longer than any criteria.");
            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"The file {file} cannot be read: {failure.Message}");
        }
    }

    /// <summary>A day is its begin in UTC; a time has its offset.</summary>
    public static DateTimeOffset Day(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        string[] forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];
        bool hasOffset = text.EndsWith('Z') || (text.Length > 16 && text.AsSpan(16).IndexOfAny('+', '-') >= 0);
        if (hasOffset && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time.ToUniversalTime();
        result.AddError($"--from is a day such as 2027-03-01, or a time with its offset such as 2027-03-01T08:00+01:00; it was \"{text}\".");
        return default;
    }

    /// <param name="keeper">Who asks for it to be kept; null where it is not, and a host may be at work.</param>
    public static async Task<DryRunReport> DryRunAsync(string folder, string yaml, string? keeper, CancellationToken cancellationToken)
    {
        var settings = new HostSettings { Data = folder };
        var reading = CriteriaFile.Read(yaml);
        if (reading.Criteria is not { } criteria) return DryRunReport.Of(reading);
        var losing = new List<LosingCentre>();
        await using var store = await settings.Store.OpenForReadingAsync(cancellationToken);
        var versions = await new CriteriaArchive(store, TimeProvider.System).ReadAsync(cancellationToken);
        if (CriteriaPublication.AgainstVersion(versions, criteria) is { } refusal) return DryRunReport.Of(criteria, yaml, refusal);
        if (keeper is not null) return await KeepAsync(settings, criteria, yaml, keeper, cancellationToken);
        DryRunTotals totals = await new CriteriaDryRun(store, TimeProvider.System).RunAsync(criteria, versions, prospect => losing.Add(LosingCentre.Of(prospect)), cancellationToken);
        return DryRunReport.Of(criteria, yaml, totals, losing, isKept: false);
    }

    public static async Task<PublicationAnswer> PublishAsync(string folder, string yaml, DateTimeOffset from, string by, CancellationToken cancellationToken)
    {
        var settings = new HostSettings { Data = folder };
        return await WithOfficeAsync(settings, (_, office) => office.PublishAsync(CriteriaDigest.Of(yaml), from, by, cancellationToken), cancellationToken);
    }

    private static async Task<DryRunReport> KeepAsync(HostSettings settings, CriteriaSet criteria, string yaml, string keeper, CancellationToken cancellationToken) => await WithOfficeAsync(settings, async (store, office) =>
    {
        var answer = await office.DryRunAsync(yaml, keeper, Patience, cancellationToken);
        if (answer.Refusal is { } refusal) return DryRunReport.Of(criteria, yaml, refusal);
        var ended = answer.Ended ?? throw new TimeoutException("The dry run did not end within an hour.");
        if (ended.Problem is { } problem) return DryRunReport.Of(criteria, yaml, new CriteriaRefusal(problem, "The dry run did not come to its end."));
        var losing = new List<LosingCentre>();
        for (int page = 0; page < ended.Pages; page++) losing.AddRange(await office.LosingAsync(ended, page, cancellationToken));
        return DryRunReport.Of(criteria, yaml, ended.Totals, losing, isKept: true);
    }, cancellationToken);

    /// <summary>On a folder that nobody has: a host keeps in memory which versions there are.</summary>
    private static async Task<T> WithOfficeAsync<T>(HostSettings settings, Func<IDirectoryStore, CriteriaOffice, Task<T>> work, CancellationToken cancellationToken)
    {
        await (await settings.Store.OpenForReadingAsync(cancellationToken)).DisposeAsync(); // where there is no directory none is to be made
        using var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
        await settings.Store.DemandAloneAsync(cancellationToken);
        await using var store = await settings.Store.OpenAsync(cancellationToken);
        using var office = new CriteriaOffice(store, new CriteriaArchive(store, TimeProvider.System), TimeProvider.System, NullLogger<CriteriaOffice>.Instance);
        return await work(store, office);
    }
}
