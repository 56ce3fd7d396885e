using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Http.Trusted;
using Federation.Gateway.Identity.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>What every request passes before its document is looked at, whichever transport it came by: how often its caller asks, and whether a stranger's document is one that is taken. Thread safe.</summary>
internal sealed class RequestGate(ClientThrottle throttle, TrustedDocuments trusted, IOptions<GatewayOptions> options)
{
    /// <summary>The request as it goes on.</summary>
    /// <exception cref="CodedError">It does not.</exception>
    public GraphQLRequest Admit(GraphQLRequest request, Caller caller, HttpContext http)
    {
        string client = ClientKey.Of(caller, http);
        throttle.Admit(client);
        var counted = request with { Client = client };
        if (!options.Value.TrustedDocumentsOnly || caller.IsSignedIn || request.Trusted is not null) return counted;
        return trusted.OfText(request.Query) is { } document
            ? counted with { Trusted = document.Parsed }
            : throw new CodedError(ErrorCode.DocumentUnknown, "This directory answers documents that its operator has registered, and no others to whoever is not signed in.");
    }
}
