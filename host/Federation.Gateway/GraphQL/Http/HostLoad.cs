using Federation.Gateway.GraphQL.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// Refuses a query where the host has more to do than it gets done. Without it each caller would wait behind all others until nobody is answered in time, and the host could not even tell its cluster that it is there. Thread safe.
/// </summary>
/// <param name="waiting">How many pieces of work wait for a thread.</param>
internal sealed class HostLoad(Func<long> waiting, IOptions<GatewayOptions> options)
{
    /// <summary>What waits for a store or a grain waits elsewhere: this is work for processors alone.</summary>
    public static HostLoad Of(IServiceProvider services) => new(() => ThreadPool.PendingWorkItemCount, services.GetRequiredService<IOptions<GatewayOptions>>());

    /// <exception cref="CodedError"><see cref="ErrorCode.HostBusy"/>.</exception>
    public void Demand()
    {
        int most = options.Value.MostWaiting;
        if (most > 0 && waiting() > most) throw LimitErrors.Busy();
    }
}
