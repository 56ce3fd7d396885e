using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Access;

/// <summary>
/// The one place that says who asks: whoever carries the operator token of the data folder, else the first whom a registered <see cref="ICallerSource"/> knows,
/// else nobody. Thread safe.
/// </summary>
internal sealed class CallerReader(OperatorToken bootstrap, IEnumerable<ICallerSource> sources)
{
    private readonly ICallerSource[] _sources = [.. sources];

    public async ValueTask<Caller> ReadAsync(HttpContext http)
    {
        if (bootstrap.IsCarriedBy(http.Request)) return Caller.Bootstrap;
        foreach (var source in _sources)
        {
            if (await source.ReadAsync(http) is { } caller) return caller;
        }

        return Caller.Anonymous;
    }
}
