namespace Federation.EndToEnd.Tests.Support;

/// <summary>Waits for what another process does and nobody announces.</summary>
internal static class Condition
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until the condition holds; fails the test, in the words given, when it does not for too long.</summary>
    public static Task HoldsAsync(Func<bool> condition, string otherwise) => HoldsAsync(() => Task.FromResult(condition()), otherwise);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string otherwise)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await condition()) await timer.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail(otherwise);
        }
    }
}
