using System.Net.Sockets;
using Npgsql;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Turns what PostgreSQL and the way to it report into the store's own failures. A message names the database and its host, never the user and never a value.</summary>
/// <remarks>The cause is named and not kept: a failure crosses from host to host, which the library's exceptions cannot, and their texts may quote what was stored.</remarks>
internal static class PostgresFailure
{
    /// <param name="place">What <see cref="PostgresSource.Place"/> says.</param>
    public static StoreUnavailableException Of(Exception exception, string place) => exception switch
    {
        StoreUnavailableException known => known,
        PostgresException refused => Of(refused, place),
        NpgsqlException { InnerException: TimeoutException } => new StoreUnavailableException(StoreCodes.Busy, $"The database {place} did not answer in time."),
        NpgsqlException or SocketException or IOException or TimeoutException => new StoreUnavailableException(StoreCodes.Unreachable, $"The database {place} does not answer ({Name(exception)})."),
        _ => new StoreUnavailableException(StoreCodes.Unavailable, $"The database {place} could not be used ({Name(exception)})."),
    };

    public static StoreUnavailableException Closed(string place) => new(StoreCodes.Closed, $"The connection to the database {place} is closed; nothing was written.");

    private static StoreUnavailableException Of(PostgresException exception, string place)
    {
        (string code, string what) = exception.SqlState switch
        {
            PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => (StoreCodes.Full, "has no room left"),
            PostgresErrorCodes.ReadOnlySqlTransaction => (StoreCodes.ReadOnly, "takes no writes: it is a replica, or set to read only"),
            PostgresErrorCodes.InsufficientPrivilege => (StoreCodes.Refused, "does not let this user do what the directory does"),
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName => (StoreCodes.Refused, "does not let this user in, or is not there"),
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.TooManyConnections => (StoreCodes.Busy, "is held by somebody else"),
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => (StoreCodes.Damaged, "is damaged"),
            PostgresErrorCodes.IoError => (StoreCodes.InputOutput, "cannot be read or written: its disk answered with an error"),
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => (StoreCodes.Unreachable, "is stopping or starting"),
            "25P03" => (StoreCodes.Unreachable, "gave this host up, which had stood still"),
            _ => (StoreCodes.Unavailable, "could not be used"),
        };
        return new StoreUnavailableException(code, $"The database {place} {what} (PostgreSQL {exception.SqlState}).");
    }

    /// <summary>The innermost cause, by the name of its kind and what the system calls it.</summary>
    private static string Name(Exception exception) => exception.GetBaseException() switch
    {
        SocketException socket => $"{nameof(SocketException)}, {socket.SocketErrorCode}",
        var cause => cause.GetType().Name,
    };
}
