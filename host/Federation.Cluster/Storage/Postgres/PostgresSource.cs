using Npgsql;
using Polly;
using Polly.Retry;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Connections to one database. A read whose connection was lost is repeated on another, for some three seconds: a server that was started anew is not noticed by readers. Thread safe.</summary>
internal sealed class PostgresSource : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly ResiliencePipeline _repeating;
    private volatile bool _closed;

    public PostgresSource(PostgresStoreOptions options)
    {
        options.Demand();
        var given = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        builder.ConnectionStringBuilder.SearchPath = $"\"{options.Schema}\"";
        builder.ConnectionStringBuilder.ApplicationName ??= "federation";
        builder.ConnectionStringBuilder.MaxAutoPrepare = 50;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        if (!given.ContainsKey("Timeout")) builder.ConnectionStringBuilder.Timeout = 5;
        _source = builder.Build();
        Schema = options.Schema;
        Place = $"{given.Database ?? given.Username} on {given.Host}";
        _repeating = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(failure => failure.IsTransient && !_closed),
                MaxRetryAttempts = 6,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromSeconds(1),
                UseJitter = true,
            })
            .Build();
    }

    public string Schema { get; }

    /// <summary>The database and its host, for messages.</summary>
    public string Place { get; }

    /// <summary>A connection that its caller disposes.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DemandOpen();
        return _source.OpenConnectionAsync(cancellationToken);
    }

    /// <param name="read">Only reads, and may be called more than once.</param>
    /// <exception cref="StoreUnavailableException">The database does not answer, or was closed.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        DemandOpen();
        try
        {
            return await _repeating.ExecuteAsync(
                async cancellation =>
                {
                    await using var connection = await _source.OpenConnectionAsync(cancellation);
                    return await read(connection, cancellation);
                },
                cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw _closed ? PostgresFailure.Closed(Place) : PostgresFailure.Of(exception, Place);
        }
    }

    public void DemandOpen()
    {
        if (_closed) throw PostgresFailure.Closed(Place);
    }

    /// <summary>Nobody reads any more; connections that are in use are closed when they come back.</summary>
    public void Close() => _closed = true;

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return _source.DisposeAsync();
    }
}
