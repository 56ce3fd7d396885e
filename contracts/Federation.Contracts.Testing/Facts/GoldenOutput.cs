namespace Federation.Contracts.Testing;

/// <summary>What comes out of the sample is what came out before. <c>UPDATE_GOLDEN=1</c> writes it anew; its diff is the review.</summary>
internal sealed class GoldenOutput : ConformanceFact
{
    private const int MostCursors = 5;

    public override ValueTask<string?> WhyNotAsync(CaseTrial trial) => ValueTask.FromResult(trial.Case.Golden is null ? "the case names no golden file" : null);

    public override async Task HoldAsync(CaseTrial trial)
    {
        string path = trial.Case.Golden!; // else it is not applicable
        var reference = await trial.ReferenceAsync();
        List<string> records = [.. trial.Map(reference.Records).Select(entry => GoldenFile.Render(entry.Record, entry.Result))];
        var kept = GoldenFile.Read(path);
        if (kept is null || Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") new GoldenFile(await CursorsAsync(trial, reference, kept), records).Write(path);
        if (kept is null) Judging.Broken($"{path} was not there and has been written. Look through it, and commit it: from now on it holds.");
        else if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") != "1") Compare(kept.Records, records);
    }

    private static void Compare(IReadOnlyList<string> expected, IReadOnlyList<string> got)
    {
        var breaches = expected.Zip(got).Where(pair => pair.First != pair.Second).Select(pair => $"was: {pair.First}\nis:  {pair.Second}").ToList();
        if (expected.Count != got.Count) breaches.Add($"There were {expected.Count} records, and are {got.Count}.");
        if (breaches.Count > 0) Judging.Broken($"What comes out has changed ({breaches.Count} of {got.Count} records). UPDATE_GOLDEN=1 writes it anew.\n{string.Join('\n', breaches.Take(5))}");
    }

    /// <summary>Cursors of versions before stay: a later one has to go on from them, or refuse them.</summary>
    private static async Task<IReadOnlyList<KeptCursor>> CursorsAsync(CaseTrial trial, Reference reference, GoldenFile? before)
    {
        int half = Math.Max(1, reference.Records.Count / 2);
        var page = (await trial.ReadAsync(new FetchRequest { PageSize = half })).Pages.FirstOrDefault();
        KeptCursor[] now = page is { NextCursor: { } cursor, EndOfSnapshot: false } ? [new KeptCursor(cursor, page.Records.Count)] : [];
        return [.. now.Concat(before?.Cursors ?? []).DistinctBy(kept => kept.Cursor).Take(MostCursors)];
    }
}
