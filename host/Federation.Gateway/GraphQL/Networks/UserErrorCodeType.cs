using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

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
        Add("BAD_HOSTS", UserErrorCode.BadHosts, "An approved host is none, or is a port of this machine.");
        Add("UNKNOWN_RUN", UserErrorCode.UnknownRun, "The run named is not one of this network.");
        Add("BAD_IDENTIFIER", UserErrorCode.BadIdentifier, "What names a person is no mail address, telephone number or full name.");
        Add("NETWORK_EXISTS", UserErrorCode.NetworkExists, "A network of that id is there already.");
        Add("UNKNOWN_NETWORK", UserErrorCode.UnknownNetwork, "There is no network of that id.");
        Add("ALREADY_RUNNING", UserErrorCode.AlreadyRunning, "A run of the network is under way.");
        Add("NOT_RUNNING", UserErrorCode.NotRunning, "The run is not under way.");
    }
}
