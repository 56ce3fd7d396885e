using Federation.Cluster.Operating;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Operating;

public sealed class KeptReadingTests
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly TaskCompletionSource<string> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _readings;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_WhoseFirstAskerGaveUp_GoesOnForTheNext()
    {
        using var kept = new KeptReading<string>(cancellation => Counted(_source.Task.WaitAsync(cancellation)), Lasts, _clock);
        using var impatient = new CancellationTokenSource();
        var first = kept.ReadAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = kept.ReadAsync(Token);
        _source.SetResult("all");

        Assert.Equal("all", await second);
        Assert.Equal("all", await kept.ReadAsync(Token));
        Assert.Equal(1, _readings);
    }

    [Fact]
    public async Task Reading_ThatFailed_IsTriedAgain()
    {
        using var kept = new KeptReading<string>(_ => Counted(_readings == 0 ? Task.FromException<string>(new TimeoutException()) : Task.FromResult("all")), Lasts, _clock);

        await Assert.ThrowsAsync<TimeoutException>(() => kept.ReadAsync(Token));

        Assert.Equal("all", await kept.ReadAsync(Token));
    }

    [Fact]
    public async Task Reading_ThatIsTooOld_IsMadeAnew()
    {
        using var kept = new KeptReading<string>(_ => Counted(Task.FromResult("all")), Lasts, _clock);
        await kept.ReadAsync(Token);
        _clock.Advance(Lasts - TimeSpan.FromTicks(1));
        await kept.ReadAsync(Token);
        Assert.Equal(1, _readings);

        _clock.Advance(TimeSpan.FromTicks(1));
        await kept.ReadAsync(Token);

        Assert.Equal(2, _readings);
    }

    private Task<string> Counted(Task<string> reading)
    {
        _readings++;
        return reading;
    }
}
