using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests;

/// <summary>What is done again and again goes on, whatever a round comes to.</summary>
public sealed class RoundsTests
{
    internal static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A call that was cancelled by its own time-out is a failure like another, and no end.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rounds_ThatFail_AreMadeAgainInTheirTurnUntilTheHostStops(bool atOnce)
    {
        Exception?[] fates = [new InvalidOperationException("Broken."), new TaskCanceledException("Too slow."), null];
        using var rounds = new Counted(_clock, atOnce, fates);
        await rounds.StartAsync(Token);

        for (int round = 0; round < fates.Length; round++)
        {
            if (round > 0 || !atOnce) _clock.Advance(Every);
            Assert.Equal((round, fates[round]?.GetType().Name), (await rounds.Made.Reader.ReadAsync(Token), fates[round] is null ? null : await rounds.Failures.Reader.ReadAsync(Token)));
        }

        await rounds.StopAsync(Token);
        _clock.Advance(Every);
        Assert.False(rounds.Made.Reader.TryRead(out _));
        Assert.False(rounds.Failures.Reader.TryRead(out _));
        Assert.True(rounds.ExecuteTask is { IsCompleted: true, IsFaulted: false });
    }

    [Fact]
    public async Task Rounds_NotToBeMadeAtOnce_WaitForTheFirst()
    {
        using var rounds = new Counted(_clock, false, [null]);
        await rounds.StartAsync(Token);

        _clock.Advance(Every - TimeSpan.FromTicks(1));
        Assert.False(rounds.Made.Reader.TryRead(out _));
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(0, await rounds.Made.Reader.ReadAsync(Token));
        await rounds.StopAsync(Token);
    }

    private sealed class Counted(TimeProvider clock, bool atOnce, IReadOnlyList<Exception?> fates) : Rounds(Every, clock, atOnce)
    {
        private int _next;

        public Channel<int> Made { get; } = Channel.CreateUnbounded<int>();

        public Channel<string> Failures { get; } = Channel.CreateUnbounded<string>();

        internal override Task RunAsync(CancellationToken cancellationToken)
        {
            int round = _next++;
            Made.Writer.TryWrite(round);
            return fates[round] is { } failure ? Task.FromException(failure) : Task.CompletedTask;
        }

        protected override void Failed(string failure) => Failures.Writer.TryWrite(failure);
    }
}
