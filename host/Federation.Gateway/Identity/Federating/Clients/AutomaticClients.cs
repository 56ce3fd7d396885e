using Federation.Cluster.Storage;
using Federation.Trust.Entities;
using Federation.Trust.Tokens;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>
/// Before OpenIddict looks who the client of a request is: sees to it that it knows those that the federation vouches for, and that it takes nothing from those for whom nobody does. Thread safe.
/// </summary>
internal sealed class AutomaticClients(AutomaticRegistration registration) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    /// <summary>Under which a transaction has the client that was looked at.</summary>
    private const string Looked = "federation_client";

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .UseSingletonHandler<AutomaticClients>()
        .SetOrder(OpenIddictServerHandlers.ValidateRequiredTokens.Descriptor.Order + 500)
        .Build();

    /// <summary>Whether this client's chain, and what it signed, were looked at for this request.</summary>
    public static bool HasLookedAt(OpenIddictServerTransaction transaction, string client) => transaction.GetProperty<string>(Looked) == client;

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (Named(context) is not { Length: > 0 } client || context.EndpointType is OpenIddictServerEndpointType.UserInfo or OpenIddictServerEndpointType.EndSession or OpenIddictServerEndpointType.EndUserVerification) return;
        var http = context.Transaction.GetHttpRequest()?.HttpContext;
        bool isOfABrowser = context.EndpointType == OpenIddictServerEndpointType.Authorization;
        var question = new ClientQuestion(context.EndpointType == OpenIddictServerEndpointType.PushedAuthorization, !isOfABrowser, context.ClientAssertionType, context.ClientAssertion, http?.Connection.RemoteIpAddress);
        if (await AdmitAsync(client, question, http?.RequestAborted ?? default) is { } refusal) context.Reject(refusal.Error, refusal.Description);
        else context.Transaction.SetProperty(Looked, client);
    }

    /// <summary>Beside what a client signed its <c>client_id</c> may be left out (RFC 7521, section 4.2): then OpenIddict takes it from there too. Where it reads what we do not, <see cref="UsedProofs"/> finds it.</summary>
    private static string? Named(ProcessAuthenticationContext context) =>
        context.Request?.ClientId is { Length: > 0 } named ? named : context.ClientAssertion is { Length: <= ClientProof.MostCharacters } proof ? SignedToken.Read(proof)?.Claims.Text("iss", EntityId.MostCharacters) : null;

    private async Task<ClientRefusal?> AdmitAsync(string client, ClientQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return await registration.AdmitAsync(client, question, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return ClientRefusal.ForNow("The directory cannot look who is in the federation for now. Ask again in some seconds.");
        }
    }
}
