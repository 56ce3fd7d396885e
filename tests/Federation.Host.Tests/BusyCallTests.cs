using Federation.Host.Running;

namespace Federation.Host.Tests;

public sealed class BusyCallTests
{
    private int _asked, _told;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task Call_ThatIsAnsweredInTheEnd_IsAskedUntilThen_AndTold(int busy)
    {
        Assert.Equal("done", await AskAsync(() => _asked <= busy ? Task.FromException<string>(new TimeoutException()) : Task.FromResult("done"), TestContext.Current.CancellationToken));

        Assert.Equal((busy + 1, busy), (_asked, _told));
    }

    [Fact]
    public async Task Call_ThatIsRefused_IsAskedOnce()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(() => Task.FromException<int>(new InvalidOperationException()), TestContext.Current.CancellationToken));

        Assert.Equal((1, 0), (_asked, _told));
    }

    [Fact]
    public async Task Call_OfAHostThatEnds_IsNotAskedAgain()
    {
        using var ending = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => AskAsync(
            async () =>
            {
                await ending.CancelAsync();
                return await Task.FromException<int>(new TimeoutException());
            },
            ending.Token));

        Assert.Equal((1, 0), (_asked, _told));
    }

    private Task<T> AskAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken) => BusyCall.AskAsync(
        () =>
        {
            _asked++;
            return call();
        },
        () => _told++,
        cancellationToken);
}
