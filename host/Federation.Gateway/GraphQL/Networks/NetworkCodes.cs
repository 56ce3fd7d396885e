namespace Federation.Gateway.GraphQL.Networks;

/// <summary>Why a network is not added, or is none; the catalogue says what to do.</summary>
internal static class NetworkCodes
{
    /// <summary>The configuration is not what the adapter asks for.</summary>
    public const string BadConfig = "network.bad-config";

    /// <summary>An approved host is none, or is a port of this machine.</summary>
    public const string BadHosts = "network.bad-hosts";

    /// <summary>The id does not have the right form.</summary>
    public const string BadId = "network.bad-id";

    /// <summary>The name is empty or too long.</summary>
    public const string BadName = "network.bad-name";

    /// <summary>The schedule is not five fields of cron.</summary>
    public const string BadSchedule = "network.bad-schedule";

    /// <summary>A network of that id is there already.</summary>
    public const string Exists = "network.exists";

    /// <summary>There is no network of that id, or it is another's.</summary>
    public const string Unknown = "network.unknown";

    /// <summary>This host has no adapter of that id.</summary>
    public const string UnknownAdapter = "network.unknown-adapter";

    /// <summary>The configuration names a path or an address that is not https.</summary>
    public const string UnsafeSource = "network.unsafe-source";
}
