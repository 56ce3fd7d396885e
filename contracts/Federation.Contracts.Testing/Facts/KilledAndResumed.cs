namespace Federation.Contracts.Testing;

/// <summary>Killed after any page and gone on with by another instance, a reading gives what it gives in one go: records of one time that a page divides included.</summary>
internal sealed class KilledAndResumed : ConformanceFact
{
    private const int MostPages = 40;

    private static readonly int[] Sizes = [1, 2, 7, 50, 500];

    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        if (reference.Records.Count < 2) return "the case has fewer than two records";
        return (await CutPagesAsync(trial, reference)).All(pages => pages.All(page => page.EndOfSnapshot || page.NextCursor is null))
            ? "the adapter gives no cursors, so the host begins anew after a crash"
            : null;
    }

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        foreach (var pages in await CutPagesAsync(trial, reference))
        {
            for (int killed = 0; killed < pages.Count; killed++)
            {
                if (pages[killed] is not { NextCursor: { } cursor, EndOfSnapshot: false }) continue;
                int size = pages.Max(page => page.Records.Count);
                string what = $"Killed after page {killed + 1} of {pages.Count}, of {size} records";
                var rest = await trial.ReadAsync(new FetchRequest { Cursor = cursor, PageSize = Math.Max(1, size) });
                if (rest.Failure?.Code == AdapterException.CursorRefusedCode) Judging.Broken($"{what}: the adapter refused the cursor that it had just given, of a source that is the same.");
                if (rest.Thrown is { } thrown) Judging.Broken($"{what}: going on failed: {BenchFailures.AsHostReports(thrown).Message}");
                if (!rest.Complete) Judging.Broken($"{what}: going on did not come to the end of the snapshot.");
                Compare(reference, [.. pages.Take(killed + 1).SelectMany(page => page.Records), .. rest.Records], what);
            }
        }
    }

    private static void Compare(Reference reference, IReadOnlyList<SourceRecord> got, string what)
    {
        var known = got.Where(record => record.SourceId.Length > 0).GroupBy(record => record.SourceId).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var record in reference.Records.Where(record => record.SourceId.Length > 0))
        {
            if (!known.TryGetValue(record.SourceId, out var same))
            {
                string time = record.ModifiedAt is { } at && reference.Records.Count(other => other.ModifiedAt == at) > 1 ? $", one of several of {at:O}" : "";
                Judging.Broken($"{what}: the record \"{record.SourceId}\"{time} was lost. The host would take it for gone.");
            }

            if (!same.Any(other => other.Raw.Span.SequenceEqual(record.Raw.Span))) Judging.Broken($"{what}: the record \"{record.SourceId}\" was other bytes.");
        }

        if (known.Keys.Except(reference.Ids).FirstOrDefault() is { } made) Judging.Broken($"{what}: a record \"{made}\" came up that one reading does not have.");
        int without = reference.Records.Count(record => record.SourceId.Length == 0), left = got.Count(record => record.SourceId.Length == 0);
        if (left < without) Judging.Broken($"{what}: of {without} records without an id {left} came.");
    }

    private static async Task<List<IReadOnlyList<Page>>> CutPagesAsync(CaseTrial trial, Reference reference)
    {
        var all = new List<IReadOnlyList<Page>>();
        int count = reference.Records.Count;
        var sizes = trial.Case.PageSizes.Count > 0 ? trial.Case.PageSizes : Sizes.Where(size => size < count && count / size <= MostPages).Take(3).DefaultIfEmpty(Math.Max(1, count / 10));
        foreach (int size in sizes) all.Add((await trial.ReadAsync(new FetchRequest { PageSize = size })).Pages);
        return all;
    }
}
