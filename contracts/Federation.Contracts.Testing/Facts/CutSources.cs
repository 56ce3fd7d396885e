namespace Federation.Contracts.Testing;

/// <summary>A connection that breaks, wherever it does, deletes nothing and is tried again.</summary>
internal sealed class BrokenTransfers : ConformanceFact
{
    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial) => await Visited.WhyNotAsync(trial);

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        foreach (int visit in reference.Visits)
        {
            foreach (int place in Places.Of(reference.Answers[visit].Body.Length, visit == 0 ? trial.Case.Places : 3))
            {
                string what = $"A connection that broke after {place} bytes of request {visit + 1}";
                var run = await trial.ReadAsync(visit, answer => answer with { BreaksAfter = place });
                if (visit == 0 && !run.Complete) Judging.Fails(run, what, FailureKind.Transient);
                else Judging.LosesNothing(run, reference, what);
            }
        }
    }
}

/// <summary>An answer that is cut without a word, by a server that counts its bytes wrong or not at all, deletes nothing where the format can tell.</summary>
internal sealed class SilentCuts : ConformanceFact
{
    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial)
    {
        if (await Visited.WhyNotAsync(trial) is { } none) return none;
        var reference = await trial.ReferenceAsync();
        bool tells = trial.Case.TellsWhereItWasCut ?? FirstOf(reference.Answers[0].Body.Span) is (byte)'{' or (byte)'[' or (byte)'<';
        return tells ? null : "the format does not tell where it was cut (the guard against mass deletion stands in)";
    }

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        foreach (int visit in reference.Visits)
        {
            // Blanks at the end may go.
            int length = reference.Answers[visit].Body.Span.TrimEnd(" \r\n\t\0"u8).Length;
            foreach (int place in Places.Of(length, visit == 0 ? trial.Case.Places : 3).Where(place => place > 0))
            {
                var run = await trial.ReadAsync(visit, answer => answer.Cut(place));
                Judging.LosesNothing(run, reference, $"An answer to request {visit + 1} that was cut after {place} of {length} bytes");
            }
        }
    }

    private static byte FirstOf(ReadOnlySpan<byte> body)
    {
        var rest = (body.StartsWith("\uFEFF"u8) ? body[3..] : body).TrimStart(" \r\n\t"u8);
        return rest.IsEmpty ? (byte)0 : rest[0];
    }
}

/// <summary>Where an answer is broken or cut: near both ends, and evenly between.</summary>
internal static class Places
{
    public static IEnumerable<int> Of(int length, int most) =>
        new[] { 0, 1, length - 1 }.Concat(Enumerable.Range(1, most).Select(part => (int)((long)length * part / (most + 1)))).Where(place => place >= 0 && place < length).Distinct().Order();
}
