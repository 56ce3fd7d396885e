using Federation.Gateway.Evidence;
using Federation.Gateway.Exports;
using Federation.Gateway.Feed;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Web.Certificates;
using Federation.Gateway.Web.Health;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Push;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway;

/// <summary>Opens the directory's doors to the web.</summary>
public static class GatewayEndpoints
{
    /// <summary>
    /// Maps <c>/graphql</c>, <c>/graphql/schema</c>, <c>/healthz</c> with <c>/healthz/live</c> and <c>/healthz/ready</c>, <c>/feed/listings</c>, <c>/export/centres.*</c>, the files of applications under <c>/assessments</c>, what networks push to <c>/push</c>, the addresses that stand in certificates, and those of the federation. Builds the schema, reads the trusted
    /// documents and makes the operator token where there is none, so that what is wrong with any of them stops the start.
    /// </summary>
    public static IEndpointRouteBuilder MapDirectoryGateway(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        services.GetRequiredService<DirectorySchema>().Initialize();
        // Every method goes to the endpoint, which refuses the wrong ones in the API's own form.
        var graphQL = endpoints.CreateApplicationBuilder();
        graphQL.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        graphQL.Run(services.GetRequiredService<GraphQLEndpoint>().HandleAsync);
        endpoints.Map("/graphql", graphQL.Build());
        endpoints.MapGet("/graphql/schema", services.GetRequiredService<SchemaEndpoint>().HandleAsync);
        var health = services.GetRequiredService<HealthEndpoint>();
        endpoints.MapGet("/healthz", health.ReadyAsync);
        endpoints.MapGet("/healthz/ready", health.ReadyAsync);
        endpoints.MapGet("/healthz/live", HealthEndpoint.LiveAsync);
        CertificateRoutes.Map(endpoints);
        FeedRoutes.Map(endpoints);
        ExportRoutes.Map(endpoints);
        EvidenceRoutes.Map(endpoints);
        PushRoutes.Map(endpoints);
        FederatingRoutes.Map(endpoints);
        return endpoints;
    }
}
