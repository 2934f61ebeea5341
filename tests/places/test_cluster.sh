#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A cluster on this machine, everything on 127.0.0.1 and below one folder, for the user who calls it.
#   test_cluster.sh sshd DIR PORT      an sshd that lets this user in by a key; DIR/client/config has the host test-hpc
#   test_cluster.sh slurm DIR PORT     slurmctld and one slurmd with two CPUs (PORT, PORT+1), munged; DIR must have an sshd
#   test_cluster.sh stop DIR NAME      ends one daemon: sshd, slurmd, slurmctld, munged
#   test_cluster.sh cut DIR            ends sshd with all that runs in its sessions, as when the host goes down; jobs go on
#   test_cluster.sh slurmctld DIR      starts the controller again
#   test_cluster.sh down DIR           ends all
#   test_cluster.sh lacks [slurm]      prints the packages that are not installed, and what else it cannot do without
set -eu
cmd=$1
PATH=$PATH:/usr/sbin:/sbin

lacking() {
    local out=()
    command -v ssh >/dev/null || out+=(openssh-client)
    command -v sshd >/dev/null || out+=(openssh-server)
    if [ "${1:-}" = slurm ]; then
        for one in slurmctld slurmd; do command -v $one >/dev/null || out+=($one); done
        command -v sbatch >/dev/null || out+=(slurm-client)
        command -v munged >/dev/null || out+=(munge)
        getent hosts "$(hostname -s)" >/dev/null || out+=("a line for $(hostname -s) in /etc/hosts")
        [ -d /sys/devices/system/cpu ] || out+=("/sys, which is not mounted")
    fi
    echo "${out[*]}"
}
wait_for() {
    for _ in $(seq 200); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done
    echo "did not come up: $*" >&2
    return 1
}
stop() {
    [ -s "$D/run/$1.pid" ] || return 0
    local pid
    pid=$(cat "$D/run/$1.pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 80); do
        [ -d "/proc/$pid" ] && ! grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null || break
        sleep 0.1
    done
    [ ! -d "/proc/$pid" ] || kill -9 "$pid" 2>/dev/null || true
    rm -f "$D/run/$1.pid"
}

below() {
    local one
    for one in $(ps -o pid= --ppid "$1"); do below "$one"; echo "$one"; done
}

if [ "$cmd" = lacks ]; then lacking "${2:-}"; exit 0; fi
D=$2
export SLURM_CONF=$D/slurm.conf
case $cmd in
sshd)
    P=$3
    mkdir -p "$D"/{run,log,client}
    chmod 700 "$D/client"
    [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
    if [ ! -e "$D/host_key" ]; then
        ssh-keygen -q -t ed25519 -N '' -f "$D/host_key"
        ssh-keygen -q -t ed25519 -N '' -f "$D/client/id"
        echo "[127.0.0.1]:$P $(cut -d' ' -f1,2 "$D/host_key.pub")" >"$D/client/known_hosts"
    fi
    cat >"$D/sshd_config" <<E2
ListenAddress 127.0.0.1:$P
HostKey $D/host_key
PidFile $D/run/sshd.pid
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
AuthorizedKeysFile $D/client/id.pub
MaxStartups 30
SetEnv SLURM_CONF=$D/slurm.conf SCRATCH=$D/scratch LC_ALL=C.UTF-8
MaxSessions 10
E2
    cat >"$D/client/config" <<E2
Host test-hpc
  HostName 127.0.0.1
  Port $P
  User $(id -un)
  IdentityFile $D/client/id
  IdentitiesOnly yes
  UserKnownHostsFile $D/client/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
E2
    mkdir -p "$D/scratch"
    "$(command -v sshd)" -f "$D/sshd_config" -E "$D/log/sshd.log"
    wait_for test -s "$D/run/sshd.pid"
    ;;
slurm)
    P=$3
    H=$(hostname -s)
    mkdir -p "$D"/{state,spool,run,log}
    chmod 755 "$D" "$D/run" "$D/log"
    dd if=/dev/urandom of="$D/munge.key" bs=1024 count=1 status=none
    chmod 600 "$D/munge.key"
    munged --force --key-file="$D/munge.key" --socket="$D/run/munge.socket" --pid-file="$D/run/munged.pid" \
        --log-file="$D/log/munged.log" --seed-file="$D/run/munged.seed"
    cat >"$D/slurm.conf" <<E2
ClusterName=test
SlurmctldHost=$H(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
SlurmctldPort=$P
AuthType=auth/munge
AuthInfo=socket=$D/run/munge.socket
CredType=cred/munge
StateSaveLocation=$D/state
SlurmdSpoolDir=$D/spool
SlurmctldPidFile=$D/run/slurmctld.pid
SlurmdPidFile=$D/run/slurmd.pid
SlurmctldLogFile=$D/log/slurmctld.log
SlurmdLogFile=$D/log/slurmd.log
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
MpiDefault=none
ReturnToService=2
SchedulerParameters=bf_interval=1,sched_interval=2,bf_continue
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
DefMemPerCPU=1
AccountingStorageType=accounting_storage/none
KillWait=2
MinJobAge=10
SlurmctldTimeout=30
SlurmdTimeout=10
MaxArraySize=1001
NodeName=n1 NodeHostname=$H NodeAddr=127.0.0.1 Port=$((P + 1)) CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=debug Nodes=n1 Default=YES MaxTime=01:00:00 State=UP
PartitionName=short Nodes=n1 MaxTime=00:01:00 State=UP
E2
    slurmctld -i -c
    wait_for scontrol ping
    slurmd -N n1
    wait_for bash -c '[ "$(sinfo -h -N -t idle -o %N | wc -l)" -ge 1 ]'
    ;;
slurmctld)
    slurmctld
    wait_for scontrol ping
    ;;
stop)
    stop "$3"
    ;;
cut)
    sessions=$(below "$(cat "$D/run/sshd.pid")")
    stop sshd
    [ -z "$sessions" ] || kill -9 $sessions 2>/dev/null || true
    ;;
down)
    [ ! -s "$D/run/slurmctld.pid" ] || timeout 10 scancel -u "$(id -un)" 2>/dev/null || true
    for one in slurmd slurmctld munged sshd; do stop $one; done
    ;;
esac
