using System.Net;
using System.Net.Sockets;
using System.Text;
using Federation.Cluster.Labels.Log;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Witnesses;

namespace Federation.Cluster.Tests.Labels;

/// <summary>A witness on a port of its own, which answers rubbish as often as it is told to before it does what a witness does. It never calls its text by its right charset.</summary>
internal sealed class ScriptedWitness : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SigningKeys _keys;
    private readonly NoteSigner _signer;
    private readonly Witness _witness;
    private Checkpoint? _seen;
    private int _rubbish;

    public ScriptedWitness(string keyFile, IReadOnlyList<NoteKey> logs, int rubbish = 0)
    {
        _keys = KeyFile.Create(keyFile, TimeProvider.System.GetUtcNow());
        _signer = new NoteSigner("witness.example", _keys);
        _witness = new Witness(_signer, logs);
        _rubbish = rubbish;
        _listener.Start();
        _ = ServeAsync(); // ends with the listener
    }

    public NoteKey Key => _signer.WitnessKey;

    public LogWitness Settings => new(Key, new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));

    public void Dispose()
    {
        _listener.Dispose();
        _keys.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var request = WitnessRequest.Read((await PostedRequest.ReadAsync(stream)).Text) ?? throw new InvalidOperationException("That is no request to a witness.");
            byte[] body = [0xff, 0xfe];
            if (_rubbish-- <= 0)
            {
                var answer = _witness.Look(request, _ => _seen, TimeProvider.System.GetUtcNow());
                _seen = answer.Seen;
                body = Encoding.UTF8.GetBytes($"{answer.Line}\n");
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=nonsense\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(body);
        }
    }
}
