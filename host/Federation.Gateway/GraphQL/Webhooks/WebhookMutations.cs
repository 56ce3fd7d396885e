using Federation.Cluster.Labels.Log;
using Federation.Cluster.Labels.Webhooks;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Webhooks;

/// <param name="logs">The host's, or none where it was told no public address: then there is nothing to tell of.</param>
internal sealed class WebhookMutations(IDirectoryGrains grains, WebhookArchive archive, IEnumerable<LabelLog> logs, TimeProvider clock) : IMutationFields
{
    private readonly bool _hasLog = logs.Any();

    public void AddTo(MutationType mutation)
    {
        mutation.OfNetwork<WebhookResultType>("addWebhook", "Has an address told of what happens to labels from now on, signed with a secret that is told this once.")
            .Argument<NonNullGraphType<StringGraphType>>("url", $"An https address on the public internet, at most {Webhook.MostUrlCharacters} characters.")
            .Argument<WebhookScopeType>("scope", "Which labels; those of centres that the network lists where left out.")
            .ResolveAsync(async context =>
            {
                var network = context.NetworkAsked();
                if (await grains.Network(network).GetDefinition() is null) return NotFound.Network(network);
                if (!_hasLog) return new Refused(WebhookCodes.NoLog, "This host was started without --public-url, and keeps no log of labels.");
                return Told(await grains.Webhook(WebhookId.New(network, clock)).Add(context.GetArgument<string>("url"), context.GetArgument<WebhookScope?>("scope") ?? WebhookScope.Listed));
            });
        Step("removeWebhook", "Tells a webhook nothing any more.", grain => grain.Remove());
        Step("renewWebhookSecret", "Gives a webhook another secret, which is told this once. For a day messages are signed with both.", grain => grain.Renew());
        Step("resumeWebhook", "Has a webhook that was stopped, or waits, tried again at once. What it was not told is not lost.", grain => grain.Resume());
        Step("testWebhook", "Sends a webhook a message of the type webhook.test, and says what came of it.", grain => grain.Test());

        void Step(string name, string description, Func<IWebhookGrain, Task<WebhookAnswer>> step) => mutation.OfNetwork<WebhookResultType>(name, description)
            .Argument<NonNullGraphType<StringGraphType>>("webhook", "The webhook's key.")
            .ResolveAsync(async context => await AskAsync(context, step));
    }

    /// <summary>No grain is woken for a key that somebody made up.</summary>
    private async Task<object> AskAsync(IResolveFieldContext context, Func<IWebhookGrain, Task<WebhookAnswer>> step)
    {
        var network = context.NetworkAsked();
        if (await grains.Network(network).GetDefinition() is null) return NotFound.Network(network);
        bool isThere = WebhookId.TryCreate(network, context.GetArgument<string>("webhook"), out var id) && await archive.OfAsync(network, context.CancellationToken).AnyAsync(known => known.Id == id, context.CancellationToken);
        return isThere ? Told(await step(grains.Webhook(id))) : NotFound.Webhook();
    }

    private static object Told(WebhookAnswer answer) => answer switch
    {
        { Code: WebhookCodes.Unknown } => NotFound.Webhook(), // it went meanwhile
        { IsRefused: true } => new Refused(answer.Code, answer.Message),
        { Webhook: { } webhook } => new WebhookSet(webhook, answer.Secret, answer.Attempt),
        _ => throw new InvalidOperationException("Something happened to no webhook."),
    };
}
