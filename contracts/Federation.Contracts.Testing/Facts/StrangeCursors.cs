using Xunit;

namespace Federation.Contracts.Testing;

/// <summary>A cursor of an older version, or of nobody, is gone on from or refused; it is never taken for something that it does not say.</summary>
internal sealed class StrangeCursors : ConformanceFact
{
    // Nobody's cursors: none of them is a place in any source.
    private static readonly string[] Hostile =
    [
        "no cursor", "-1", "99999999999999999999999", "{", "[]", "null", "' OR 1=1 --", "../../etc/passwd", "%00", "\u202e1", "é\u0301", "<script>", "\n", new('x', 2_000),
    ];

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        int unanswered = 0;
        foreach (string cursor in Hostile) unanswered += await HostileAsync(trial, reference, cursor) ? 0 : 1;
        if (unanswered > 0) TestContext.Current.TestOutputHelper?.WriteLine($"The cassette has no answer to {unanswered} of {Hostile.Length} hostile cursors: they prove nothing.");
        foreach (string cursor in trial.Case.OldCursors) await OldAsync(trial, reference, cursor, passed: null);
        foreach (var kept in GoldenFile.Read(trial.Case.Golden)?.Cursors ?? []) await OldAsync(trial, reference, kept.Cursor, kept.Passed);
    }

    /// <returns>False where there was no answer to it.</returns>
    private static async Task<bool> HostileAsync(CaseTrial trial, Reference reference, string cursor)
    {
        string what = $"The cursor \"{(cursor.Length > 30 ? cursor[..30] + "…" : cursor)}\", which nobody gave";
        var run = await trial.ReadAsync(new FetchRequest { Cursor = cursor });
        if (run.Failure?.Code == "cassette.no-answer") return false;
        if (IsRefused(run, what)) return true;
        if (run.Thrown is { } thrown) Judging.Broken($"{what}: it is to be refused by AdapterException.CursorRefused, so that the host begins anew; there came {Judging.Named(thrown, what).Code}: {thrown.Message}");
        Judging.LosesNothing(run, reference, what);
        return true;
    }

    private static async Task OldAsync(CaseTrial trial, Reference reference, string cursor, int? passed)
    {
        string what = $"The old cursor \"{cursor}\"";
        var run = await trial.ReadAsync(new FetchRequest { Cursor = cursor });
        if (IsRefused(run, what)) return;
        if (run.Thrown is { } thrown) Judging.Broken($"{what}: it is neither gone on from nor refused: {Judging.Named(thrown, what).Code}: {thrown.Message}");
        if (!run.Complete) Judging.Broken($"{what}: going on did not come to the end of the snapshot.");
        if (run.Records.FirstOrDefault(record => record.SourceId.Length > 0 && !reference.Ids.Contains(record.SourceId)) is { } made) Judging.Broken($"{what}: there came a record \"{made.SourceId}\" that the source does not have.");
        if (passed is not { } before) return;
        var got = run.Records.Select(record => record.SourceId).ToHashSet(StringComparer.Ordinal);
        if (reference.Records.Skip(before).FirstOrDefault(record => !got.Contains(record.SourceId)) is { } lost) Judging.Broken($"{what} stands after {before} records, and going on lost \"{lost.SourceId}\".");
    }

    private static bool IsRefused(AdapterRun run, string what)
    {
        if (run.Failure?.Code != AdapterException.CursorRefusedCode) return false;
        if (run.Pages.Count > 0) Judging.Broken($"{what}: it was refused after {run.Pages.Count} pages. It is to be refused before the first.");
        return true;
    }
}
