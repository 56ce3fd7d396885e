using Federation.Cluster.Storage.Committing;
using Npgsql;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Hears of what other hosts commit, and moves this host's head. Where its connection is lost it makes another.</summary>
internal sealed class FeedListener : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private readonly PostgresSource _source;
    private readonly FeedSignal _signal;
    private readonly TimeSpan _lookEvery;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public FeedListener(PostgresSource source, FeedSignal signal, TimeSpan lookEvery)
    {
        _source = source;
        _signal = signal;
        _lookEvery = lookEvery;
        _work = Task.Run(ListenAsync);
    }

    /// <summary>The statement of a transaction whose end is told.</summary>
    public static string Tell(string schema) => $"NOTIFY {ChannelOf(schema)}";

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested) await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private static string ChannelOf(string schema) => $"{schema}_feed";

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _source.OpenAsync(_stop.Token);
                await using (var listen = new NpgsqlCommand($"LISTEN {ChannelOf(_source.Schema)}", connection)) await listen.ExecuteNonQueryAsync(_stop.Token);
                while (true)
                {
                    // Looked at after it listens, so that nothing falls between, and once in a while: a connection that is dead is noticed so.
                    _signal.Advance(await PostgresReader.HeadAsync(connection, _stop.Token));
                    await connection.WaitAsync(_lookEvery, _stop.Token);
                }
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                // Whatever befell the connection, there is another; readers and writers tell of a server that is gone.
                await Task.Delay(RetryAfter, _stop.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            }
            catch (Exception)
            {
                return; // it was told to stop
            }
        }
    }
}
