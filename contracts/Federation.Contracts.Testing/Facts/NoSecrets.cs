using System.Text;

namespace Federation.Contracts.Testing;

/// <summary>No secret comes out: in the log, in issues, in messages of failures, in cursors, ids and drafts, whatever goes wrong.</summary>
internal sealed class NoSecrets : ConformanceFact
{
    private static readonly (string What, Func<PartnerAnswer, PartnerAnswer> Of)[] Faults =
    [
        ("in an undisturbed reading", answer => answer),
        ("after HTTP 401", _ => PartnerAnswer.Error(401)),
        ("after HTTP 500", _ => PartnerAnswer.Error(500)),
        ("after HTTP 429", _ => PartnerAnswer.Busy(TimeSpan.FromSeconds(120))),
        ("after a web page to sign in", _ => PartnerAnswer.LoginPage()),
        ("after an empty answer", answer => answer with { Body = default }),
        ("after a connection that broke", answer => answer with { BreaksAfter = answer.Body.Length / 2 }),
    ];

    public override ValueTask<string?> WhyNotAsync(CaseTrial trial) => ValueTask.FromResult(trial.Secrets.Count > 0 ? null : "the manifest marks no setting as a secret");

    public override async Task HoldAsync(CaseTrial trial)
    {
        string[] forms = [.. trial.Secrets.SelectMany(FormsOf).Distinct()];
        var breaches = new List<string>();
        foreach (var (what, fault) in Faults)
        {
            using var bench = trial.Bench((_, answer) => fault(answer));
            var adapter = trial.Create();
            var run = await AdapterRun.ReadAsync(adapter, bench, new FetchRequest(), Xunit.TestContext.Current.CancellationToken);
            breaches.AddRange(Texts(trial, run, bench).Where(text => forms.Any(form => text.Text.Contains(form, StringComparison.Ordinal))).Select(text => $"A secret stands in {text.Where}, {what}."));
        }

        Judging.None(breaches);
    }

    private static IEnumerable<(string Where, string Text)> Texts(CaseTrial trial, AdapterRun run, AdapterBench bench)
    {
        for (var exception = run.Thrown; exception is not null; exception = exception.InnerException) yield return ($"the message of {exception.GetType().Name}", exception.Message);
        foreach (string line in bench.Lines.Lines) yield return ("the log", line);
        foreach (var page in run.Pages.Where(page => page.NextCursor is not null)) yield return ("a cursor", page.NextCursor!); // filtered
        foreach (var (record, result) in trial.Map(run.Records))
        {
            yield return ("a record's id", record.SourceId);
            yield return ("a record's place", record.Locator ?? "");
            foreach (var issue in record.Issues.Concat(result?.Issues ?? [])) yield return ($"the issue {issue.Code}", $"{issue.Message} {issue.Pointer}");
            if (result is MapResult.Mapped mapped)
            {
                foreach (var (field, text) in DraftTexts.Of(mapped.Draft)) yield return ($"{field} of a draft", text);
            }
        }
    }

    private static IEnumerable<string> FormsOf(string secret) => [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=')];
}
