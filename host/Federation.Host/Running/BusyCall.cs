namespace Federation.Host.Running;

/// <summary>Asks a grain again that had no time to answer, for as long as it takes: a host that has just started over a large directory can be busier than one call waits, and answers those who read meanwhile. Only for what may be done twice.</summary>
internal static class BusyCall
{
    /// <param name="call">Waits as long as a call to a grain does, half a minute, or as long as hosts of a cluster wait for one another, some seconds.</param>
    /// <param name="isBusy">Told before each time but the first.</param>
    public static async Task<T> AskAsync<T>(Func<Task<T>> call, Action isBusy, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (TimeoutException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                isBusy();
            }
        }
    }
}
