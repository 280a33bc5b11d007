using System.Diagnostics;
using System.Net.Sockets;
using DslNet.Data;
using DslNet.Tests.Sharing;

namespace DslNet.Tests.Data.Readers;

/// <summary>What can't be opened ends in the exceptions that the readers document.</summary>
public class UnreadablePathTests
{
    private static readonly Action<string>[] Readers =
    [
        path => CsvDataset.Read(path, "y"),
        path => IdxFile.Read(path),
        path => IdxFile.Open(path).Dispose(),
        path => WavFile.Read(path),
    ];

    private static readonly Action<string>[] AllReaders =
    [
        .. Readers,
        path => Predictor<IrisNet>.Load(path).Dispose(),
        path => With(network => Safetensors.Load(network, path)),
        path => With(network => Safetensors.Save(network, path)),
        path => With(network =>
        {
            using Predictor<IrisNet> predictor = new(network);
            predictor.Update(path);
        }),
        path => With(network => network.Fit(new TrainingSet(new float[4], [0], 3), new Sgd(0.1f), new FitOptions { Epochs = 1, Checkpoint = new Checkpoint(path) })),
    ];

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new TemporaryFolder();
        foreach (Action<string> read in Readers)
        {
            Should.Throw<IOException>(() => read(folder.Path)).Message.ShouldBe($"'{folder.Path}' can't be read: it is a folder where a file is expected, or may not be listed.");
        }
    }

    [Fact]
    public void A_missing_file_an_empty_path_and_a_null_are_told_apart()
    {
        foreach (Action<string> read in Readers)
        {
            Should.Throw<FileNotFoundException>(() => read("no such file"));
            Should.Throw<DirectoryNotFoundException>(() => read("no such folder/file"));
            Should.Throw<ArgumentException>(() => read(""));
            Should.Throw<ArgumentException>(() => read("a\0b"));
            Should.Throw<ArgumentNullException>(() => read(null!));
            Should.Throw<IOException>(() => read(new string('a', 5000)));
        }
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void A_device_is_refused(string device)
    {
        if (File.Exists(device))
        {
            foreach (Action<string> read in AllReaders)
            {
                Should.Throw<IOException>(() => read(device)).Message.ShouldContain("is a device");
            }
        }
    }

    /// <summary>To open one for reading would wait until somebody opens it for writing.</summary>
    [Fact]
    public async Task A_pipe_and_a_link_to_one_are_refused_without_waiting_for_a_writer()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string pipe = Path.Combine(folder.Path, "pipe"), link = Path.Combine(folder.Path, "link");
        using (Process mkfifo = Process.Start("mkfifo", pipe))
        {
            await mkfifo.WaitForExitAsync();
        }

        File.CreateSymbolicLink(link, pipe);
        foreach (Action<string> read in AllReaders)
        {
            foreach (string path in (string[])[pipe, link])
            {
                Exception? thrown = await Task.Run(() => Record.Exception(() => read(path))).WaitAsync(TimeSpan.FromSeconds(20));
                thrown.ShouldBeAssignableTo<IOException>()!.Message.ShouldContain("is a pipe");
            }
        }
    }

    [Fact]
    public void A_socket_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "s");
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        foreach (Action<string> read in AllReaders)
        {
            Should.Throw<IOException>(() => read(path)).Message.ShouldContain("is a socket");
        }
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_an_IOException()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("locked", "a,y\n1,2\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }

        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return;   // who may do everything may read it
        }

        foreach (Action<string> read in Readers)
        {
            Should.Throw<IOException>(() => read(path)).Message.ShouldEndWith("can't be read: access is denied.");
        }
    }

    private static void With(Action<IrisNet> use)
    {
        using IrisNet network = new(batchSize: 1, seed: 1, threads: 1);
        use(network);
    }
}
