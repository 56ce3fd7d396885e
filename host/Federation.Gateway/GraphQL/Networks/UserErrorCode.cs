namespace Federation.Gateway.GraphQL.Networks;

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
    BadHosts,
    UnknownRun,
    BadIdentifier,
}
