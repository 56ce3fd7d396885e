using System.Diagnostics.CodeAnalysis;

namespace Federation.Contracts.Testing;

/// <summary>The check before a network is saved tells a good source from one that is none.</summary>
internal sealed class Checks : ConformanceFact
{
    private static readonly (string What, Func<PartnerAnswer, PartnerAnswer> Of)[] Faults =
    [
        ("HTTP 404", _ => PartnerAnswer.Error(404)),
        ("HTTP 500", _ => PartnerAnswer.Error(500)),
        ("a web page to sign in", _ => PartnerAnswer.LoginPage()),
        ("an empty answer", answer => answer with { Body = default }),
    ];

    public override async Task HoldAsync(CaseTrial trial)
    {
        var good = await CheckAsync(trial, answer => answer, "The case");
        if (good is not { Passed: true }) Judging.Broken($"The case does not pass CheckAsync: {string.Join("; ", good?.Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => $"{issue.Code}: {issue.Message}") ?? [])}");
        if ((await trial.ReferenceAsync()).Answers.Count == 0) return;
        foreach (var (what, fault) in Faults)
        {
            if (await CheckAsync(trial, fault, what) is { Passed: true }) Judging.Broken($"CheckAsync passes {what}.");
        }
    }

    /// <returns>Null where a named failure was thrown, which says as much as an error.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a stranger's adapter throws is what is to be told.")]
    private static async Task<CheckResult?> CheckAsync(CaseTrial trial, Func<PartnerAnswer, PartnerAnswer> fault, string what)
    {
        using var bench = trial.Bench((_, answer) => fault(answer));
        try
        {
            return await trial.Create().CheckAsync(bench, Xunit.TestContext.Current.CancellationToken);
        }
        catch (Exception exception)
        {
            Judging.Named(exception, $"CheckAsync of {what}");
            return null;
        }
    }
}

/// <summary>A preview of some records stops there, and says nothing of an end.</summary>
internal sealed class Previews : ConformanceFact
{
    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial) => (await trial.ReferenceAsync()).Records.Count < 2 ? "the case has fewer than two records" : null;

    public override async Task HoldAsync(CaseTrial trial)
    {
        var run = await trial.ReadAsync(new FetchRequest { MostRecords = 1 });
        if (run.Thrown is { } thrown) Judging.Broken($"A reading of one record (FetchRequest.MostRecords) failed: {BenchFailures.AsHostReports(thrown).Message}");
        if (run.Records.Count != 1) Judging.Broken($"A reading of one record (FetchRequest.MostRecords) gave {run.Records.Count}.");
        if (run.Complete) Judging.Broken("A reading of one record of several (FetchRequest.MostRecords) said that it was complete. The host would take the others for gone.");
    }
}

/// <summary>After a whole reading, the changes since then are none.</summary>
internal sealed class Increments : ConformanceFact
{
    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial)
    {
        if (!trial.Create().Capabilities.HasFlag(AdapterCapabilities.Incremental)) return "the adapter reads whole sources only";
        if (trial.Case.IsReadWhole && (await trial.ReferenceAsync()).Run.Pages is not [.., { NextCursor: not null }]) return "the case's source can only be read whole";
        if ((await trial.ReferenceAsync()).Run.Pages is not [.., { NextCursor: { } cursor }]) return null;
        return (await trial.ReadAsync(new FetchRequest { Mode = FetchMode.Incremental, Cursor = cursor })).Failure?.Code == "cassette.no-answer" ? "the cassette has no answer for the changes" : null;
    }

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        if (reference.Run.Pages is not [.., { NextCursor: { } cursor }])
        {
            Judging.Broken("The last page names no cursor (Page.NextCursor): an incremental run has nowhere to begin.");
            return;
        }

        var run = await trial.ReadAsync(new FetchRequest { Mode = FetchMode.Incremental, Cursor = cursor });
        if (run.Thrown is { } thrown) Judging.Broken($"The changes since the last page cannot be read: {BenchFailures.AsHostReports(thrown).Message}");
        if (!run.Complete) Judging.Broken("The changes since the last page did not come to their end (Page.EndOfSnapshot).");
        var known = reference.Records.Where(record => record.SourceId.Length > 0).GroupBy(record => record.SourceId).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        if (run.Records.FirstOrDefault(record => record.SourceId.Length > 0 && !(known.TryGetValue(record.SourceId, out var same) && same.Raw.Span.SequenceEqual(record.Raw.Span))) is { } changed) Judging.Broken($"Nothing changed, and \"{changed.SourceId}\" came as if it had.");
        if (run.Pages.SelectMany(page => page.DeletedIds).FirstOrDefault(reference.Ids.Contains) is { } gone) Judging.Broken($"Nothing changed, and \"{gone}\" was told to be removed.");
    }
}
