using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Trust.Entities;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>What of a request names entities.</summary>
internal static class EntityQuestion
{
    /// <summary>Whom the address is of; null where it is of nobody's form.</summary>
    public static HostedEntity? Asked(HttpContext http)
    {
        var route = http.Request.RouteValues;
        if (route["network"] is string network) return NetworkId.TryParse(network, out var networkId) ? HostedEntity.Of(networkId) : null;
        if (route["centre"] is string centre) return CentreId.TryParse(centre, out var centreId) ? HostedEntity.Of(centreId) : null;
        return HostedEntity.Anchor;
    }

    /// <summary>The one value of a parameter that is an entity id; null where it is missing, stands twice or is none.</summary>
    public static EntityId? Id(HttpContext http, string parameter, bool allowLoopback) =>
        http.Request.Query[parameter] is [{ } text] && EntityId.TryParse(text, allowLoopback, out var id) ? id : null;
}
