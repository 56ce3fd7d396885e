using Federation.Web.Asking;

namespace Federation.Web.Operating.Acting;

/// <summary>What operators can have done on their page, each by the mutation that anybody with the role may send.</summary>
internal static class Acts
{
    public const string AddNetwork = "add-network", Invite = "invite", RenewPushKey = "renew-push-key", DenyEntity = "deny-entity", AllowEntity = "allow-entity";

    private const string Refusal = "... on Refusal { code message remedy(language: $language) }";
    private const string Unknown = "... on NotFound { field }";

    public static IReadOnlyDictionary<string, Act> All { get; } = ((Act[])
    [
        new(
            AddNetwork,
            ["id", "name", "adapter", "config", "hosts", "schedule"],
            Of(AddNetwork, "$input: AddNetworkInput!", $"addNetwork(input: $input) {{ __typename ... on InvalidInput {{ problems {{ code field message remedy(language: $language) }} }} {Refusal} }}"),
            form => new() { ["input"] = new Dictionary<string, object?> { ["id"] = form["id"], ["name"] = form["name"], ["adapter"] = form["adapter"], ["config"] = form["config"], ["hosts"] = form.Words("hosts"), ["schedule"] = form.Optional("schedule") } }),
        new(
            Invite,
            ["network", "role", "email"],
            Of(Invite, "$network: ID!, $role: NetworkRole!, $email: String!", $"inviteAccount(network: $network, role: $role, email: $email) {{ __typename ... on Invited {{ address }} {Unknown} {Refusal} }}"),
            form => new() { ["network"] = form["network"], ["role"] = form["role"], ["email"] = form["email"] }),
        new(
            RenewPushKey,
            ["network"],
            Of(RenewPushKey, "$network: ID!", $"renewPushKey(network: $network) {{ __typename ... on PushKeySet {{ secret }} {Unknown} {Refusal} }}"),
            form => new() { ["network"] = form["network"] }),
        new(DenyEntity, ["entity"], Of(DenyEntity, "$entity: String!", $"denyEntity(entity: $entity) {{ __typename {Refusal} }}"), form => new() { ["entity"] = form["entity"] }),
        new(AllowEntity, ["entity"], Of(AllowEntity, "$entity: String!", $"allowEntity(entity: $entity) {{ __typename {Refusal} }}"), form => new() { ["entity"] = form["entity"] }),
    ]).ToDictionary(act => act.Name, StringComparer.Ordinal);

    private static PageQuestion<ActAnswer> Of(string name, string variables, string field) => new($"operating-{name}", $"mutation({variables}, $language: Language!) {{ done: {field} }}", WebJson.Default.PageEnvelopeActAnswer);
}
