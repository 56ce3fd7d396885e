using System.Collections.Concurrent;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Knows callers by tokens that a test made up.</summary>
internal sealed class FakeCallers : ICallerSource
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, Caller> _callers = new();

    /// <returns>The token by which a request is this caller's.</returns>
    public string Add(Caller caller)
    {
        string token = $"test-{_callers.Count}";
        _callers[token] = caller;
        return token;
    }

    /// <summary>From now on the token is another caller's; nobody's for null.</summary>
    public void Change(string token, Caller? caller)
    {
        if (caller is null) _callers.TryRemove(token, out _);
        else _callers[token] = caller;
    }

    /// <summary>Somebody with one role, in a token with every scope, or with these.</summary>
    public string Add(Role role, string? network = null, params string[] scopes) =>
        Add(new Caller($"a {role}", [new RoleGrant(role, network is null ? null : NetworkId.Parse(network))], scopes.Length == 0 ? TokenScopes.All : scopes));

    public ValueTask<Caller?> ReadAsync(HttpContext http) => ValueTask.FromResult(
        http.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.Ordinal) ? _callers.GetValueOrDefault(header[Scheme.Length..]) : null);
}
