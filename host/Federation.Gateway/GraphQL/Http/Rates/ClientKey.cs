using Federation.Gateway.Identity.Access;
using Federation.Gateway.Web;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>By what callers are counted: accounts and clients by themselves, wherever they are; whoever is not signed in by address.</summary>
internal static class ClientKey
{
    public static string Of(Caller caller, HttpContext http) => caller.Subject is { } subject ? $"s {subject}" : OfAddress(http);

    /// <summary>For who has not said yet who it is.</summary>
    public static string OfAddress(HttpContext http) => $"a {ClientNetwork.Of(http.Connection.RemoteIpAddress)}";
}
