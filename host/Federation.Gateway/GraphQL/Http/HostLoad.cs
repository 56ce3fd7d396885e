using Federation.Gateway.GraphQL.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// Refuses a query where the host is so far behind that whoever asked would wait in vain. Without it each caller waits behind all others until nobody is answered in time, and the host cannot even tell its cluster that it is there. Thread safe.
/// </summary>
/// <param name="behind">How long a piece of work waits for a thread.</param>
internal sealed class HostLoad(Func<TimeSpan> behind, IOptions<GatewayOptions> options)
{
    public static HostLoad Of(IServiceProvider services)
    {
        var delay = services.GetRequiredService<PoolDelay>();
        return new HostLoad(() => delay.Now, services.GetRequiredService<IOptions<GatewayOptions>>());
    }

    /// <exception cref="CodedError"><see cref="ErrorCode.HostBusy"/>.</exception>
    public void Demand()
    {
        var most = options.Value.MostBehind;
        if (most > TimeSpan.Zero && behind() > most) throw LimitErrors.Busy();
    }
}
