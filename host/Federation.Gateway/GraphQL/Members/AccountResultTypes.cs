using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class ConnectProviderResultType : ResultType<ProviderConnectedType>
{
    public ConnectProviderResultType()
        : base("ConnectProviderResult", "What became of a provider to connect.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class InviteResultType : ResultType<InvitedType>
{
    public InviteResultType()
        : base("InviteResult", "What became of an invitation.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class MemberResultType : ResultType<MemberSetType>
{
    public MemberResultType()
        : base("MemberResult", "What became of a command about a member.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class MemberRemovalResultType : ResultType<MemberRemovedType>
{
    public MemberRemovalResultType()
        : base("MemberRemovalResult", "What became of a member to remove.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class OfflinePolicyResultType : ResultType<OfflinePolicySetType>
{
    public OfflinePolicyResultType()
        : base("OfflinePolicyResult", "What became of what a network wants of doors.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class RequestCredentialResultType : ResultType<CredentialIssuedType>
{
    public RequestCredentialResultType()
        : base("RequestCredentialResult", "A member's credential for one centre, or why there is none.")
    {
        Or<RefusedType>();
    }
}

internal sealed class ProviderConnectedType : ObjectGraphType<ProviderConnected>
{
    public ProviderConnectedType()
    {
        Name = "ProviderConnected";
        Description = "The network's members sign in by its provider from now on.";
        Field<NonNullGraphType<StringGraphType>>("address").Description("Where the provider has to send people back.").Resolve(context => context.Source.Address);
    }
}

internal sealed class InvitedType : ObjectGraphType<Invited>
{
    public InvitedType()
    {
        Name = "Invited";
        Description = "There is a link for somebody to be invited by. It is told here and nowhere else.";
        Field<NonNullGraphType<StringGraphType>>("address").Description("The link: whoever opens it takes the role. A path of this directory where it has no public URL.").Resolve(context => context.Source.Address);
    }
}

internal sealed class MemberSetType : ObjectGraphType<MemberSet>
{
    public MemberSetType()
    {
        Name = "MemberSet";
        Description = "A member is blocked, or blocked no more.";
        Field<NonNullGraphType<BooleanGraphType>>("blocked").Description("Whether the member gets no credentials now.").Resolve(context => context.Source.IsBlocked);
    }
}

internal sealed class MemberRemovedType : ObjectGraphType<MemberRemoved>
{
    public MemberRemovedType()
    {
        Name = "MemberRemoved";
        Description = "Somebody is a member no more.";
        Field<NonNullGraphType<StringGraphType>>("member").Description("The key that the member had.").Resolve(context => context.Source.Member);
    }
}

internal sealed class OfflinePolicySetType : ObjectGraphType<OfflinePolicySet>
{
    public OfflinePolicySetType()
    {
        Name = "OfflinePolicySet";
        Description = "What a network wants of doors that meet its members.";
        Field<NonNullGraphType<OfflinePolicyType>>("policy").Description("Whether it wants to be asked.").Resolve(context => context.Source.Policy);
    }
}

internal sealed class CredentialIssuedType : ObjectGraphType<CredentialIssued>
{
    public CredentialIssuedType()
    {
        Name = "CredentialIssued";
        Description = "A member's credential for one centre.";
        Field<NonNullGraphType<StringGraphType>>("credential").Description("A JWT of type centre-credential+jwt, for the phone to put into its passes.").Resolve(context => context.Source.Credential);
        Field<NonNullGraphType<DateTimeScalar>>("expires").Description("From this moment on it counts no more.").Resolve(context => context.Source.Expires);
    }
}
