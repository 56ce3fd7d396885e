using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

/// <summary>Something that was expected to go wrong with a mutation, told as data.</summary>
/// <param name="Field">The input field at fault, as a path; null for the whole.</param>
internal sealed record UserError(UserErrorCode Code, string Message, string? Field = null);

/// <summary>A closed set: members are added, never changed.</summary>
internal enum UserErrorCode
{
    BadId,
    BadName,
    UnknownAdapter,
    BadConfig,
    UnsafeSource,
    BadSchedule,
    NetworkExists,
    UnknownNetwork,
    AlreadyRunning,
    NotRunning,
}

internal sealed class UserErrorCodeType : EnumerationGraphType
{
    public UserErrorCodeType()
    {
        Name = "UserErrorCode";
        Description = "What went wrong with a mutation.";
        Add("BAD_ID", UserErrorCode.BadId, "The id does not have the right form.");
        Add("BAD_NAME", UserErrorCode.BadName, "The name is empty or too long.");
        Add("UNKNOWN_ADAPTER", UserErrorCode.UnknownAdapter, "This host has no adapter of that id.");
        Add("BAD_CONFIG", UserErrorCode.BadConfig, "The configuration is not what the adapter asks for.");
        Add("UNSAFE_SOURCE", UserErrorCode.UnsafeSource, "The configuration names a path or an address that is not https.");
        Add("BAD_SCHEDULE", UserErrorCode.BadSchedule, "The schedule is not five fields of cron.");
        Add("NETWORK_EXISTS", UserErrorCode.NetworkExists, "A network of that id is there already.");
        Add("UNKNOWN_NETWORK", UserErrorCode.UnknownNetwork, "There is no network of that id.");
        Add("ALREADY_RUNNING", UserErrorCode.AlreadyRunning, "A run of the network is under way.");
        Add("NOT_RUNNING", UserErrorCode.NotRunning, "The run is not under way.");
    }
}

internal sealed class UserErrorType : ObjectGraphType<UserError>
{
    public UserErrorType()
    {
        Name = "UserError";
        Description = "Something that was expected to go wrong with a mutation.";
        Field<NonNullGraphType<UserErrorCodeType>>("code").Description("Stable; branch on it.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What was wrong and what would be right, in English.").Resolve(context => context.Source.Message);
        Field<StringGraphType>("field").Description("The input at fault, for example config/source; null for the whole.").Resolve(context => context.Source.Field);
    }
}
