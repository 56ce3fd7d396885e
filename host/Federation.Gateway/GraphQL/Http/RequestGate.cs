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
    /// <summary>Counts a request of which nothing is known yet as one of its address: reading it, and who sent it, takes work too.</summary>
    /// <exception cref="CodedError">The address has sent too many.</exception>
    public void Arrive(HttpContext http) => throttle.Admit(ClientKey.OfAddress(http));

    /// <summary>The request as it goes on. One of somebody who is signed in counts as that caller's, and no longer as one of the address.</summary>
    /// <param name="request">Has arrived.</param>
    /// <exception cref="CodedError">It does not.</exception>
    public GraphQLRequest Admit(GraphQLRequest request, Caller caller, HttpContext http)
    {
        string client = ClientKey.Of(caller, http);
        if (caller.IsSignedIn)
        {
            throttle.Forgive(ClientKey.OfAddress(http));
            throttle.Admit(client);
        }

        var counted = request with { Client = client };
        if (!options.Value.TrustedDocumentsOnly || caller.IsSignedIn || request.Trusted is not null) return counted;
        return trusted.OfText(request.Query) is { } document
            ? counted with { Trusted = document.Parsed, DocumentId = document.Id }
            : throw new CodedError(ErrorCode.DocumentUnknown, "This directory answers documents that its operator has registered, and no others to whoever is not signed in.");
    }
}
