using Federation.Cluster.Sync;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Sync;

public sealed class RunCourtesyTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RunCourtesy _house;

    public RunCourtesyTests() => _house = new RunCourtesy(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GiveWay_Alone_NeverWaits()
    {
        using var run = _house.Welcome();
        await ServeAsync(run, seconds: 3_600);

        Assert.True(run.GiveWayAsync(Token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task GiveWay_ElderBesideAYoungRun_StandsBackNineTimesItsLastPage()
    {
        using var elder = _house.Welcome();
        using var young = _house.Welcome();
        await ServeAsync(elder, seconds: 20);
        await ServeAsync(elder, seconds: 1);
        await ServeAsync(young, seconds: 0.1);

        var wait = elder.GiveWayAsync(Token);

        Assert.False(wait.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(8.9));
        Assert.False(wait.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        await wait;
        Assert.True(young.GiveWayAsync(Token).IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(20, 15)]
    public async Task GiveWay_InItsGraceOrAmongEquals_DoesNotWait(int served, int others)
    {
        using var run = _house.Welcome();
        using var other = _house.Welcome();
        await ServeAsync(run, served);
        await ServeAsync(other, others);

        Assert.True(run.GiveWayAsync(Token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task GiveWay_TheYoungRunIsOver_DoesNotWait()
    {
        using var elder = _house.Welcome();
        await ServeAsync(elder, seconds: 20);
        using (var young = _house.Welcome()) await ServeAsync(young, seconds: 0.1);

        Assert.True(elder.GiveWayAsync(Token).IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("errand", "errand", false)]
    [InlineData("errand", "another", true)]
    [InlineData("errand", null, true)]
    [InlineData(null, null, true)]
    public async Task GiveWay_BesideAYoungRun_StandsBackUnlessBothAreOnOneErrand(string? one, string? other, bool waits)
    {
        using var elder = _house.Welcome(one);
        using var young = _house.Welcome(other);
        await ServeAsync(elder, seconds: 20);
        await ServeAsync(young, seconds: 0.1);
        using var cancel = new CancellationTokenSource();

        var wait = elder.GiveWayAsync(cancel.Token);

        Assert.Equal(waits, !wait.IsCompleted);
        await cancel.CancelAsync();
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task GiveWay_WhileAPageOfTheYoungIsTaken_StandsBack()
    {
        using var elder = _house.Welcome();
        using var young = _house.Welcome();
        await ServeAsync(elder, seconds: 20);
        var page = new TaskCompletionSource();
        var served = young.ServeAsync(() => page.Task);
        _clock.Advance(TimeSpan.FromSeconds(2));

        var wait = elder.GiveWayAsync(Token);

        Assert.False(wait.IsCompleted);
        page.SetResult();
        await served;
        _clock.Advance(TimeSpan.FromSeconds(10.1));
        await wait;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task GiveWay_BesideARunThatWaitsForItsSource_DoesNotWait(double served)
    {
        using var elder = _house.Welcome();
        using var young = _house.Welcome();
        await ServeAsync(young, served);
        await ServeAsync(elder, seconds: 20);

        Assert.True(elder.GiveWayAsync(Token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task GiveWay_AfterAnEndlessPage_WaitsTenSecondsAtMost()
    {
        using var elder = _house.Welcome();
        using var young = _house.Welcome();
        await ServeAsync(elder, seconds: 600);
        await ServeAsync(young, seconds: 0.1);

        var wait = elder.GiveWayAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(10.1));

        await wait;
    }

    [Fact]
    public async Task GiveWay_Cancelled_EndsAtOnce()
    {
        using var elder = _house.Welcome();
        using var young = _house.Welcome();
        await ServeAsync(elder, seconds: 20);
        await ServeAsync(young, seconds: 0.1);
        using var cancel = new CancellationTokenSource();
        var wait = elder.GiveWayAsync(cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private Task ServeAsync(RunCourtesy.Guest run, double seconds) => run.ServeAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return Task.CompletedTask;
    });
}
