using System.Diagnostics;

namespace Federation.Contracts.Testing;

/// <summary>Cancelled while the source stalls, a reading ends within two seconds and says nothing of an end.</summary>
internal sealed class Cancelled : ConformanceFact
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromSeconds(30);

    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial) => await Visited.WhyNotAsync(trial);

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        int last = reference.Answers.Count - 1;
        foreach (var (visit, place) in new[] { (0, 0), (0, reference.Answers[0].Body.Length / 2), (0, reference.Answers[0].Body.Length), (last, reference.Answers[last].Body.Length / 2) }.Distinct()) await TryAsync(trial, visit, place);
    }

    private static async Task TryAsync(CaseTrial trial, int visit, int place)
    {
        string what = $"A source that stalled after {place} bytes of request {visit + 1}";
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = new CancellationTokenSource();
        using var bench = trial.Bench((number, answer) => number == visit ? answer with { StallsAfter = place, OnStall = () => stalled.TrySetResult() } : answer);
        var reading = Task.Run(() => AdapterRun.ReadAsync(trial.Create(), bench, new FetchRequest(), stop.Token));
        if (await Task.WhenAny(reading, stalled.Task, Task.Delay(Patience)) is var first && first != reading && first != stalled.Task) Judging.Broken($"{what} was not read as far as that within {Patience.TotalSeconds} s.");
        var since = Stopwatch.StartNew();
        await stop.CancelAsync();
        if (await Task.WhenAny(reading, Task.Delay(Most)) != reading) Judging.Broken($"{what}: the reading went on for more than {Most.TotalSeconds} s after it was cancelled. Pass the token on to whatever waits.");
        var run = await reading;
        if (since.Elapsed > Most) Judging.Broken($"{what}: the reading took {since.Elapsed.TotalSeconds:0.0} s to end after it was cancelled.");
        if (run.Complete && stalled.Task.IsCompleted) Judging.Broken($"{what}: the cancelled reading said that it was complete.");
    }
}
