using Federation.Cluster.Labels.Log;

namespace Federation.Cluster.Tests.Labels;

public sealed class SharedCatchUpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_WhileATurnIsUnderWay_SharesTheOneAfterIt()
    {
        TaskCompletionSource[] turns = [new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)];
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int count = 0;
        var shared = new SharedCatchUp(() =>
        {
            began.TrySetResult();
            return turns[count++].Task;
        });
        var first = shared.JoinAsync();
        await began.Task.WaitAsync(Token);

        Task[] later = [shared.JoinAsync(), shared.JoinAsync(), shared.JoinAsync()];
        turns[0].SetException(new InvalidOperationException("The store is full."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.All(later, waiting => Assert.False(waiting.IsCompleted));
        turns[1].SetResult();
        await Task.WhenAll(later).WaitAsync(Token);

        Assert.Equal(2, count);
    }
}
