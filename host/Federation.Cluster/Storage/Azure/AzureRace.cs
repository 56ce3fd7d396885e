namespace Federation.Cluster.Storage.Azure;

/// <summary>Waits ever longer, by chance, before a writer that lost against another, or got no answer, tries again. Not thread safe.</summary>
internal sealed class AzureRace(TimeProvider clock)
{
    private const int MostLost = 30;
    private const int MostFailed = 3;
    private const int LongestPower = 6;

    private int _lost;
    private int _failed;

    /// <param name="failure">Why there was no answer; null where another was faster.</param>
    /// <exception cref="StoreUnavailableException">The failure, when it comes the fourth time; or <see cref="StoreCodes.Busy"/>, when another is faster the thirty-first time, after some ten seconds.</exception>
    public Task AgainAsync(StoreUnavailableException? failure)
    {
        if (failure is null) return ++_lost > MostLost ? throw AzureFailure.Contended() : WaitAsync(_lost);
        return ++_failed > MostFailed ? throw failure : WaitAsync(_failed);
    }

    private Task WaitAsync(int times) => Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10 << Math.Min(times, LongestPower))), clock);
}
