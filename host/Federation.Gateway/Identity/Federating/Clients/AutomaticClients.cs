using Federation.Cluster.Storage;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>Before OpenIddict looks who the client of a request is: sees to it that it knows those that the federation vouches for, and that it knows no longer those for whom nobody does. Thread safe.</summary>
internal sealed class AutomaticClients(AutomaticRegistration registration) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .UseSingletonHandler<AutomaticClients>()
        .SetOrder(OpenIddictServerHandlers.ValidateRequiredTokens.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.Request?.ClientId is not { Length: > 0 } client || context.EndpointType is OpenIddictServerEndpointType.UserInfo or OpenIddictServerEndpointType.EndSession or OpenIddictServerEndpointType.EndUserVerification) return;
        var http = context.Transaction.GetHttpRequest()?.HttpContext;
        bool isOfABrowser = context.EndpointType == OpenIddictServerEndpointType.Authorization;
        var question = new ClientQuestion(context.EndpointType == OpenIddictServerEndpointType.PushedAuthorization, !isOfABrowser, context.ClientAssertionType, context.ClientAssertion, http?.Connection.RemoteIpAddress);
        if (await AdmitAsync(client, question, http?.RequestAborted ?? default) is { } refusal) context.Reject(refusal.Error, refusal.Description);
    }

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
